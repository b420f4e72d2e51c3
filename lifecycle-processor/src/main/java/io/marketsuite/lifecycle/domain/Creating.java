package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.GenerationReplaced;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallationStarted;
import io.marketsuite.contracts.lifecycle.PresentedCredential;
import io.marketsuite.contracts.lifecycle.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Create: a generation begins, is joined, or takes the place of another. */
final class Creating {
  private Creating() {}

  static Decision start(Story story, Command create, CommandDecider decider) {
    return begin(story, create, decider, Reason.AS_ASKED);
  }

  /**
   * The marketplace believes the generation at hand absent: it is closed, and the next one opens.
   */
  static Decision replace(Story story, Command create, CommandDecider decider, Reason reason) {
    if (story.policy().features().released(create.featureId()).isEmpty()) {
      return decider.reject(Reason.FEATURE_UNKNOWN);
    }
    Generation old = story.current();
    Optional<Operation> running = old.operation();
    boolean uninstalling = running.filter(op -> op.kind() == CommandKind.DELETE).isPresent();
    if (!uninstalling) {
      Uninstalling.fence(story);
    }
    story.tell(new GenerationReplaced(old.number(), old.installed(), create.receivedAt()));
    running.ifPresent(op -> story.conclude(op, false, Reason.SUPERSEDED_BY_CREATE));
    Callbacks.withdraw(story, owed -> owed.generation() == old.number(), CallbackEnding.SUPERSEDED);
    return begin(story, create, decider, reason);
  }

  /**
   * Callbacks carry no correlation id: one of an earlier generation would be taken for the new
   * one's. The marketplace installs again only after it took the earlier result.
   */
  private static Decision begin(
      Story story, Command create, CommandDecider decider, Reason reason) {
    Optional<Integer> released = story.policy().features().released(create.featureId());
    if (released.isEmpty()) {
      return decider.reject(Reason.FEATURE_UNKNOWN);
    }
    Callbacks.withdraw(story, owed -> true, CallbackEnding.PRESUMED_DELIVERED);
    long generation = story.state().lastGeneration() + 1;
    story.tell(
        new InstallationStarted(
            generation,
            create.commandId(),
            create.token().issuer(),
            create.tenantDisplay(),
            released.get(),
            create.credentials().stream().map(PresentedCredential::client).toList(),
            create.publicClients(),
            Lateness.fingerprints(create),
            create.settings(),
            create.token().issuedAt()));
    decider.awaitAnswer(create.commandId(), generation);
    Storing.request(story, create, released.get(), Optional.empty());
    return decider.accepted(reason);
  }

  /**
   * Whether a Create is for this very installation: any of its credentials is one this generation
   * had; without confidential clients, its public client ids are the same.
   */
  static boolean sameCredentials(Generation generation, Command create) {
    return sameCredentials(generation, create.credentials(), create.publicClients());
  }

  static boolean sameCredentials(
      Generation generation, List<PresentedCredential> credentials, List<ClientRef> publicClients) {
    boolean confidential = !credentials.isEmpty() || !generation.confidentialClients().isEmpty();
    return confidential
        ? Lateness.matches(generation.fingerprints(), Lateness.fingerprints(credentials))
        : new HashSet<>(generation.publicClients()).equals(new HashSet<>(publicClients));
  }
}
