package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.Fingerprint;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ActivationStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DeactivationStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UpdateStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UpgradeStarted;
import io.marketsuite.contracts.lifecycle.PresentedCredential;
import io.marketsuite.contracts.lifecycle.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Activate, Deactivate, Update and Upgrade of an installation at rest. */
final class Changing {
  private Changing() {}

  static Decision activate(Story story, Command command, CommandDecider decider) {
    Generation generation = story.current();
    if (!missing(story, generation, generation.presentSettings()).isEmpty()) {
      return decider.reject(Reason.REQUIRED_SETTING_MISSING);
    }
    decider.begin();
    story.tell(new ActivationStarted(generation.number(), command.commandId()));
    return decider.accepted(Reason.AS_ASKED);
  }

  static Decision deactivate(Story story, Command command, CommandDecider decider) {
    decider.begin();
    story.tell(new DeactivationStarted(story.current().number(), command.commandId()));
    return decider.accepted(Reason.AS_ASKED);
  }

  /** At rest it is applied; behind a running Update it is applied after that one, in log order. */
  static Decision update(Story story, Command command, CommandDecider decider) {
    Generation generation = story.current();
    Set<String> present = pendingPresence(story, generation);
    present = Generation.merge(present, command.settings(), story.policy().updateReplacesAll());
    if (!missing(story, generation, present).isEmpty()) {
      return decider.reject(Reason.REQUIRED_SETTING_MISSING);
    }
    decider.begin();
    story.tell(new UpdateStarted(generation.number(), command.commandId(), command.settings()));
    Storing.request(story, command, generation.manifestVersion(), command.applyBefore());
    return decider.accepted(Reason.AS_ASKED);
  }

  static Decision upgrade(Story story, Command command, CommandDecider decider) {
    Generation generation = story.current();
    Optional<Integer> from = Versions.number(command.oldVersion());
    Optional<Integer> to = Versions.number(command.newVersion());
    if (from.isEmpty() || to.isEmpty() || !loaded(story, to.get())) {
      return decider.alert(
          Reason.VERSION_NOT_LOADED, "an Upgrade leads to a manifest version that is not loaded");
    }
    boolean repair = from.get().equals(to.get());
    if (!repair && to.get() < Math.max(from.get(), generation.manifestVersion())) {
      return decider.alert(Reason.VERSION_LOWER, "an Upgrade leads to a lower manifest version");
    }
    decider.begin();
    if (from.get() != generation.manifestVersion()) {
      story.anomaly(
          Reason.VERSION_LOWER,
          "the record said manifest version "
              + generation.manifestVersion()
              + ", the marketplace says "
              + from.get());
    }
    story.tell(
        new UpgradeStarted(
            generation.number(),
            command.commandId(),
            from.get(),
            to.get(),
            repair,
            Generation.mergeClients(generation.confidentialClients(), presented(command)),
            Generation.mergeClients(generation.publicClients(), command.publicClients()),
            newFingerprints(generation, command)));
    Storing.request(story, command, to.get(), Optional.empty());
    return decider.accepted(Reason.AS_ASKED);
  }

  static boolean sameVersions(Optional<Operation> running, Command command) {
    return running
        .filter(op -> op instanceof Operation.Upgrading)
        .map(op -> (Operation.Upgrading) op)
        .filter(op -> Versions.number(command.oldVersion()).equals(Optional.of(op.oldVersion())))
        .filter(op -> Versions.number(command.newVersion()).equals(Optional.of(op.newVersion())))
        .isPresent();
  }

  /** Required settings without a value. */
  static Set<String> missing(Story story, Generation generation, Set<String> present) {
    return Required.missing(
        story.policy().features(),
        story.state().featureId(),
        generation.manifestVersion(),
        present);
  }

  private static Set<String> pendingPresence(Story story, Generation generation) {
    Set<String> present = generation.presentSettings();
    if (generation.operation().orElse(null) instanceof Operation.Updating running) {
      for (Operation.PendingUpdate update : running.updates()) {
        present = Generation.merge(present, update.settings(), story.policy().updateReplacesAll());
      }
    }
    return present;
  }

  private static boolean loaded(Story story, int version) {
    return story.policy().features().version(story.state().featureId(), version).isPresent();
  }

  private static List<ClientRef> presented(Command command) {
    return command.credentials().stream().map(PresentedCredential::client).toList();
  }

  /** Those this generation never had. */
  static Set<Fingerprint> newFingerprints(Generation generation, Command command) {
    Set<Fingerprint> brought =
        new TreeSet<>(
            java.util.Comparator.comparing(Fingerprint::keyId).thenComparing(Fingerprint::value));
    brought.addAll(Lateness.fingerprints(command));
    brought.removeAll(generation.fingerprints());
    return brought;
  }
}
