package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnswerAwaited;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DataKeyDiscarded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallationConfirmed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UninstallReverted;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Decides a command: what is refused before the table, then the table's ruling. */
final class CommandDecider {
  private final Story story;
  private final Command command;

  CommandDecider(Story story, Command command) {
    this.story = story;
    this.command = command;
  }

  Decision decide() {
    if (story.state().knows(command.commandId())) {
      return story.decided(Verdict.IGNORED, Reason.DUPLICATE_COMMAND);
    }
    if (command.kind() != CommandKind.CLEANUP && foreignIssuer()) {
      return alert(
          Reason.ISSUER_MISMATCH, "a command came from another issuer than the installation's own");
    }
    if (Lateness.late(story.state(), command, story.policy().skew())) {
      return command.kind() == CommandKind.CLEANUP
          ? alert(Reason.LATE_COMMAND, "a Cleanup came with a token from before this generation")
          : reject(Reason.LATE_COMMAND);
    }
    arrived();
    return rule(VerdictTable.ruling(story.state().status(), command.kind()));
  }

  private Decision rule(Ruling ruling) {
    return switch (ruling) {
      case NEXT_GENERATION_UNLESS_STALE ->
          Lateness.stale(story.state(), command)
              ? reject(Reason.STALE_CREATE)
              : Creating.start(story, command, this);
      case JOIN_SAME_ELSE_NEXT_GENERATION ->
          same() ? Joining.join(story, command, this) : replace(Reason.NEXT_GENERATION);
      case UNCHANGED_SAME_ELSE_REPLACE ->
          same() ? unchanged(Reason.ALREADY_SO) : replace(Reason.REPLACED);
      case REFUSE_SAME_ELSE_NEXT_GENERATION ->
          same() ? reject(Reason.BEING_UNINSTALLED) : replace(Reason.NEXT_GENERATION);
      case REFUSE_NOT_INSTALLED -> reject(Reason.NOT_INSTALLED);
      case REFUSE_BUSY -> reject(Reason.BUSY);
      case UNCHANGED -> unchanged(Reason.ALREADY_SO);
      case UNCHANGED_ABSENT -> unchanged(Reason.NOT_INSTALLED);
      case UNCHANGED_ABSENT_ALERT -> cleanupOfAbsent();
      case ACTIVATE -> Changing.activate(story, command, this);
      case DEACTIVATE -> Changing.deactivate(story, command, this);
      case UPDATE, UPDATE_BEHIND -> Changing.update(story, command, this);
      case UPGRADE, UPGRADE_STAY -> Changing.upgrade(story, command, this);
      case UNINSTALL -> Uninstalling.start(story, command, this, Reason.AS_ASKED);
      case UNINSTALL_IMPLICIT ->
          Uninstalling.start(story, command, this, Reason.IMPLICIT_DEACTIVATE);
      case INTERRUPT_UNINSTALL -> Uninstalling.interrupt(story, command, this);
      case JOIN -> Uninstalling.join(story, command, this);
      case JOIN_SAME_KIND_ELSE_REFUSE -> joinIf(sameKindRunning());
      case JOIN_SAME_VERSIONS_ELSE_REFUSE ->
          joinIf(sameKindRunning() && Changing.sameVersions(story.operation(), command));
      case BACK_IF_UNANSWERED_ELSE_REFUSE -> backAndApply();
      case ERASE, INTERRUPT_ERASE -> CleaningUp.start(story, command, this);
    };
  }

  private boolean same() {
    return Creating.sameCredentials(story.current(), command);
  }

  private boolean foreignIssuer() {
    return story
        .state()
        .current()
        .filter(generation -> !generation.issuer().equals(command.token().issuer()))
        .isPresent();
  }

  private boolean sameKindRunning() {
    return story.operation().filter(op -> op.kind() == command.kind()).isPresent();
  }

  /**
   * A late copy of an earlier generation's Create must not take the place of a living installation:
   * it is stale here as much as where the feature is absent.
   */
  private Decision replace(Reason reason) {
    return Lateness.stale(story.state(), command)
        ? reject(Reason.STALE_CREATE)
        : Creating.replace(story, command, this, reason);
  }

  private Decision joinIf(boolean joinable) {
    return joinable ? Joining.join(story, command, this) : reject(Reason.BUSY);
  }

  /**
   * Back to deactivated for a command that was received later than the Delete: then the marketplace
   * gave that one up. One that was received before it and only arrives late says nothing.
   */
  private Decision backAndApply() {
    Operation.Uninstalling running = (Operation.Uninstalling) story.operation().orElseThrow();
    if (running.confirmed() || command.receivedAt().isBefore(running.receivedAt())) {
      return reject(Reason.BEING_UNINSTALLED);
    }
    story.tell(new UninstallReverted(story.current().number(), Reason.AS_ASKED));
    story.conclude(running, false, Reason.DELETE_UNANSWERED);
    return rule(VerdictTable.ruling(story.state().status(), command.kind()));
  }

  private Decision cleanupOfAbsent() {
    if (story.state().lastGeneration() == 0) {
      story.anomaly(Reason.TENANT_UNKNOWN, "a Cleanup came for a tenant that never installed");
    }
    CleaningUp.eraseAll(story);
    return unchanged(Reason.NOT_INSTALLED);
  }

  /** First fact of every command: it has an answer that is not known yet. */
  void awaitAnswer(UUID operationId) {
    awaitAnswer(
        operationId,
        story.state().current().map(Generation::number).orElse(story.state().lastGeneration()));
  }

  void awaitAnswer(UUID operationId, long generation) {
    story.tell(
        new AnswerAwaited(
            generation,
            command.commandId(),
            command.kind(),
            operationId,
            command.callbackUrl(),
            command.receivedAt()));
  }

  /**
   * What a command's arrival says about the past, whatever becomes of it: the installation is known
   * to the marketplace, and the callback of another kind that was under way has arrived.
   */
  private void arrived() {
    switch (command.kind()) {
      case ACTIVATE, DEACTIVATE, UPDATE, UPGRADE, DELETE -> {
        if (story.state().current().filter(it -> it.installed() && !it.confirmed()).isPresent()) {
          story.tell(new InstallationConfirmed(story.current().number()));
        }
        presumeDelivered(owed -> owed.kind() != command.kind());
      }
      case CREATE, CLEANUP -> {}
    }
  }

  /** Each command that is accepted and not joined comes after everything before it. */
  void begin() {
    presumeDelivered(owed -> true);
    awaitAnswer(command.commandId());
  }

  private void presumeDelivered(Predicate<OwedCallback> which) {
    Optional<Generation> current = story.state().current();
    Callbacks.withdraw(
        story,
        owed ->
            current.filter(it -> it.number() == owed.generation()).isPresent()
                && owed.receivedAt().isBefore(command.receivedAt())
                && which.test(owed),
        CallbackEnding.PRESUMED_DELIVERED);
  }

  Decision accepted(Reason reason) {
    return story.decided(Verdict.ACCEPTED, reason);
  }

  Decision reject(Reason reason) {
    awaitAnswer(command.commandId());
    discardDataKey();
    story.conclude(command.commandId(), command.kind(), false, reason);
    return story.decided(Verdict.REJECTED, reason);
  }

  Decision alert(Reason reason, String sentence) {
    story.anomaly(reason, sentence);
    return reject(reason);
  }

  private Decision unchanged(Reason reason) {
    awaitAnswer(command.commandId());
    discardDataKey();
    story.conclude(command.commandId(), command.kind(), true, reason);
    return story.decided(Verdict.UNCHANGED, reason);
  }

  void discardDataKey() {
    command
        .secrets()
        .ifPresent(
            secrets ->
                story.tell(
                    new DataKeyDiscarded(
                        story.state().lastGeneration(), command.commandId(), secrets.dataKeyId())));
  }
}
