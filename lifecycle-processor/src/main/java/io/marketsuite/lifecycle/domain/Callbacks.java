package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackWithdrawn;
import io.marketsuite.contracts.lifecycle.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** When a callback is owed, which way it is to end, and when it is not wanted any more. */
final class Callbacks {
  private static final int SCHEMA_VERSION = 1;

  private Callbacks() {}

  /**
   * Requests the callback of a command whose 202 is recorded and whose result is known. At most one
   * is outstanding per kind: the latest result is the one to tell.
   */
  static void requestIfOwed(Story story, UUID commandId) {
    TrackedCommand command = story.state().commands().get(commandId);
    if (command != null && command.callbackOwed()) {
      CallbackRequest request = request(story, command);
      if (request.endAs().isEmpty()) {
        withdraw(story, owed -> owed.sameKind(request), CallbackEnding.SUPERSEDED);
      }
      story.tell(new CallbackRequested(command.generation(), request));
    }
  }

  /** Withdraws the callbacks of a generation that nobody waits for any more. */
  static void withdraw(Story story, Predicate<OwedCallback> which, CallbackEnding ending) {
    story.state().callbacks().values().stream()
        .filter(owed -> !owed.withdrawn())
        .filter(which)
        .sorted(Comparator.comparing(OwedCallback::commandId))
        .forEach(
            owed -> story.tell(new CallbackWithdrawn(owed.generation(), owed.commandId(), ending)));
  }

  private static CallbackRequest request(Story story, TrackedCommand command) {
    TrackedCommand.Result result = command.result().orElseThrow();
    Optional<Generation> generation = generation(story.state(), command.generation());
    Optional<ClientRef> client = generation.flatMap(found -> firstClient(story, found));
    return new CallbackRequest(
        SCHEMA_VERSION,
        command.commandId(),
        story.state().tenantId(),
        story.state().featureId(),
        command.generation(),
        command.kind(),
        result.succeeded() ? CallbackStatus.SUCCESS : CallbackStatus.FAILED,
        command.callbackUrl(),
        generation.map(Generation::issuer).orElse(""),
        client,
        endAs(story, command, result, client.isPresent()),
        story.now());
  }

  private static Optional<CallbackEnding> endAs(
      Story story, TrackedCommand command, TrackedCommand.Result result, boolean hasClient) {
    if (command.overtaken() || superseded(result.reason())) {
      return Optional.of(CallbackEnding.SUPERSEDED);
    }
    if (command.shared() || failedAlone(story, command, result)) {
      return Optional.of(CallbackEnding.JOINED);
    }
    boolean impossible = !hasClient || command.callbackUrl().isEmpty();
    return impossible ? Optional.of(CallbackEnding.REFUSED) : Optional.empty();
  }

  /**
   * Whether a joined Create failed while what it joined goes on or succeeded: to say so would abort
   * the installation.
   */
  private static boolean failedAlone(
      Story story, TrackedCommand command, TrackedCommand.Result result) {
    return command.kind() == CommandKind.CREATE
        && !result.succeeded()
        && !command.commandId().equals(command.operationId())
        && story.state().current(command.generation()).isPresent();
  }

  private static boolean superseded(Reason reason) {
    return reason == Reason.SUPERSEDED_BY_DELETE
        || reason == Reason.SUPERSEDED_BY_CREATE
        || reason == Reason.SUPERSEDED_BY_CLEANUP;
  }

  static Optional<Generation> generation(Installation state, long number) {
    return Stream.concat(
            state.current().stream(), state.closing().stream().map(ClosingGeneration::generation))
        .filter(generation -> generation.number() == number)
        .findFirst();
  }

  /** The first confidential client in manifest order: its token authenticates the callback. */
  static Optional<ClientRef> firstClient(Story story, Generation generation) {
    List<String> order =
        story
            .policy()
            .features()
            .version(story.state().featureId(), generation.manifestVersion())
            .map(FeatureRules.Version::confidentialServices)
            .orElse(List.of());
    return generation.confidentialClients().stream()
        .min(
            Comparator.comparingInt((ClientRef client) -> rank(order, client.serviceId()))
                .thenComparing(ClientRef::serviceId));
  }

  private static int rank(List<String> order, String serviceId) {
    int index = order.indexOf(serviceId);
    return index < 0 ? Integer.MAX_VALUE : index;
  }
}
