package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.InstallationImported;
import io.marketsuite.contracts.lifecycle.InstalledElsewhere;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DataKeyDiscarded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ImportStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallationConfirmed;
import io.marketsuite.contracts.lifecycle.OperatorOrder;
import io.marketsuite.contracts.lifecycle.PresentedCredential;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.RestingStatus;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.lifecycle.domain.RepairRuling.OfAdoption;
import io.marketsuite.lifecycle.domain.RepairRuling.OfImport;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Decides what an operator states to be installed already: an import, or the adoption of what the
 * marketplace has and this suite does not. It begins a generation, is stored like a Create, and is
 * complete then: the vendor is asked for nothing and nobody is called back.
 */
final class ImportDecider {
  private final Story story;
  private final UUID importId;
  private final InstalledElsewhere stated;
  private final OperatorOrder order;

  ImportDecider(Story story, UUID importId, InstalledElsewhere stated, OperatorOrder order) {
    this.story = story;
    this.importId = importId;
    this.stated = stated;
    this.order = order;
  }

  static Decision decide(Story story, InstallationImported imported) {
    return new ImportDecider(story, imported.importId(), imported.installation(), imported.order())
        .imported(RepairTable.imported(story.state().status()));
  }

  private Decision imported(OfImport ruling) {
    if (story.state().knows(importId)) {
      return story.decided(Verdict.IGNORED, Reason.DUPLICATE_COMMAND);
    }
    return switch (ruling) {
      case IMPORT -> importUnlessRefused();
      case UNCHANGED_SAME_ELSE_REFUSE -> same() ? unchanged() : refuse(Reason.ALREADY_INSTALLED);
      case REFUSE_BUSY -> refuse(Reason.BUSY);
      case REFUSE_UNINSTALLING -> refuse(Reason.BEING_UNINSTALLED);
    };
  }

  Decision adopted(OfAdoption ruling) {
    if (story.state().knows(importId)) {
      return story.decided(Verdict.IGNORED, Reason.DUPLICATE_COMMAND);
    }
    return switch (ruling) {
      case IMPORT_GIVEN -> importUnlessRefused();
      case CONFIRM -> same() ? confirm() : refuse(Reason.ALREADY_INSTALLED);
      case REFUSE_BUSY -> refuse(Reason.BUSY);
      case REFUSE_UNINSTALLING -> refuse(Reason.BEING_UNINSTALLED);
    };
  }

  private boolean same() {
    Generation current = story.current();
    return current.issuer().equals(stated.issuer())
        && Creating.sameCredentials(current, stated.credentials(), stated.publicClients());
  }

  private Decision importUnlessRefused() {
    Optional<Reason> refusal = refusal();
    return refusal.isPresent() ? refuse(refusal.get()) : begin();
  }

  private Optional<Reason> refusal() {
    FeatureRules features = story.policy().features();
    String featureId = story.state().featureId();
    if (features.released(featureId).isEmpty()) {
      return Optional.of(Reason.FEATURE_UNKNOWN);
    }
    if (features.version(featureId, stated.manifestVersion()).isEmpty()) {
      return Optional.of(Reason.VERSION_NOT_LOADED);
    }
    if (Lateness.late(story.state(), order)) {
      return Optional.of(Reason.LATE_COMMAND);
    }
    Set<String> present = Generation.merge(Set.of(), stated.settings(), false);
    boolean incomplete =
        stated.status() == RestingStatus.ACTIVATED
            && !Required.missing(features, featureId, stated.manifestVersion(), present).isEmpty();
    return incomplete ? Optional.of(Reason.REQUIRED_SETTING_MISSING) : Optional.empty();
  }

  /**
   * Callbacks carry no correlation id: one of an earlier generation would be taken for this one's.
   */
  private Decision begin() {
    Callbacks.withdraw(story, owed -> true, CallbackEnding.SUPERSEDED);
    story.tell(
        new ImportStarted(
            story.state().lastGeneration() + 1,
            importId,
            stated.issuer(),
            stated.tenantDisplay(),
            stated.status(),
            stated.manifestVersion(),
            stated.credentials().stream().map(PresentedCredential::client).toList(),
            stated.publicClients(),
            Lateness.fingerprints(stated.credentials()),
            stated.settings(),
            order.orderedAt()));
    Storing.request(story, importId, stated);
    return story.decided(Verdict.ACCEPTED, Reason.AS_ASKED);
  }

  private Decision confirm() {
    Generation current = story.current();
    if (current.confirmed()) {
      return unchanged();
    }
    discardDataKey();
    story.tell(new InstallationConfirmed(current.number()));
    return story.decided(Verdict.ACCEPTED, Reason.AS_ASKED);
  }

  private Decision unchanged() {
    discardDataKey();
    return story.decided(Verdict.UNCHANGED, Reason.ALREADY_SO);
  }

  /** Nothing of what it brought is kept. */
  Decision refuse(Reason reason) {
    discardDataKey();
    return story.decided(Verdict.REJECTED, reason);
  }

  private void discardDataKey() {
    stated
        .secrets()
        .ifPresent(
            secrets ->
                story.tell(
                    new DataKeyDiscarded(
                        story.state().lastGeneration(), importId, secrets.dataKeyId())));
  }
}
