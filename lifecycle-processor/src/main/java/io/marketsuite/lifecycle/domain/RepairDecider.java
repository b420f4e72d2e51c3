package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.InstalledElsewhere;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallationConfirmed;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.RepairAction;
import io.marketsuite.contracts.lifecycle.RepairOrdered;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.lifecycle.domain.RepairRuling.OfAdoption;
import java.time.Instant;
import java.util.Optional;

/** Decides an operator's repair: which generation is meant, then the operator's table. */
final class RepairDecider {
  private final Story story;
  private final RepairOrdered repair;

  RepairDecider(Story story, RepairOrdered repair) {
    this.story = story;
    this.repair = repair;
  }

  Decision decide() {
    FeatureStatus status = story.state().status();
    if (belongsToAnEarlierGeneration()) {
      return refuse(Reason.LATE_COMMAND);
    }
    return switch (repair.action()) {
      case RepairAction.ForceStatus it ->
          otherGeneration()
              ? refuse(Reason.OTHER_GENERATION)
              : new Forcing(story, repair).to(it.status(), RepairTable.forced(status, it.status()));
      case RepairAction.ForceAbsent it ->
          otherGeneration()
              ? refuse(Reason.OTHER_GENERATION)
              : new Forcing(story, repair).absent(RepairTable.absent(status));
      case RepairAction.ResendCallback it -> new Resending(story, repair).decide();
      case RepairAction.Reprovision it ->
          new Reprovisioning(story, repair).decide(RepairTable.reprovisioned(status));
      case RepairAction.Adopt it -> adopt(it.installation(), RepairTable.adopted(status));
    };
  }

  private Decision adopt(Optional<InstalledElsewhere> stated, OfAdoption ruling) {
    if (stated.isEmpty()) {
      return otherGeneration() ? refuse(Reason.OTHER_GENERATION) : confirm(ruling);
    }
    ImportDecider adoption =
        new ImportDecider(story, repair.repairId(), stated.get(), repair.order());
    return otherGeneration() ? adoption.refuse(Reason.OTHER_GENERATION) : adoption.adopted(ruling);
  }

  /** Without a word on what is installed, only what is here already can be confirmed. */
  private Decision confirm(OfAdoption ruling) {
    return switch (ruling) {
      case IMPORT_GIVEN -> refuse(Reason.NOT_INSTALLED);
      case REFUSE_BUSY -> refuse(Reason.BUSY);
      case REFUSE_UNINSTALLING -> refuse(Reason.BEING_UNINSTALLED);
      case CONFIRM -> {
        Generation current = story.current();
        if (current.confirmed()) {
          yield story.decided(Verdict.UNCHANGED, Reason.ALREADY_SO);
        }
        story.tell(new InstallationConfirmed(current.number()));
        yield story.decided(Verdict.ACCEPTED, Reason.AS_ASKED);
      }
    };
  }

  /**
   * Whether an order that names no generation was given before what is there now, and only arrives
   * behind it: its operator saw another installation.
   */
  private boolean belongsToAnEarlierGeneration() {
    boolean meansWhatIsThere =
        switch (repair.action()) {
          case RepairAction.ForceStatus _, RepairAction.ForceAbsent _, RepairAction.Reprovision _ ->
              repair.generation().isEmpty();
          case RepairAction.Adopt it ->
              repair.generation().isEmpty() && it.installation().isEmpty();
          case RepairAction.ResendCallback _ -> false;
        };
    return meansWhatIsThere
        && (Lateness.late(story.state(), repair.order()) || isOlderThanTheCurrent());
  }

  private boolean isOlderThanTheCurrent() {
    Instant latest = repair.order().orderedAt().plus(story.policy().skew());
    return story.state().current().filter(it -> it.tokenIssuedAt().isAfter(latest)).isPresent();
  }

  /** Whether the order names a generation that is not the current, or else the last, one. */
  private boolean otherGeneration() {
    return repair.generation().filter(it -> it != story.state().lastGeneration()).isPresent();
  }

  private Decision refuse(Reason reason) {
    return story.decided(Verdict.REJECTED, reason);
  }
}
