package io.marketsuite.ingress.application;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.manifest.ManifestCatalogue;
import io.marketsuite.ingress.domain.AcceptanceRule;
import io.marketsuite.ingress.domain.Answer;
import io.marketsuite.ingress.domain.AnswerLimits;
import io.marketsuite.ingress.domain.Installation;
import io.marketsuite.ingress.domain.Moment;
import io.marketsuite.ingress.domain.Signal;
import io.marketsuite.ingress.domain.WaitingCommand;
import java.time.Duration;

/**
 * Produces a command and waits for what to answer: drives {@link WaitingCommand} on the calling
 * thread, which it blocks until there is an answer. Thread-safe.
 */
public final class AnsweringCommands {
  private final WaitingRoom room;
  private final CommandLog commands;
  private final AcceptanceLog acceptances;
  private final Installations installations;
  private final ManifestCatalogue manifests;
  private final AnswerLimits limits;

  public AnsweringCommands(
      WaitingRoom room,
      CommandLog commands,
      AcceptanceLog acceptances,
      Installations installations,
      ManifestCatalogue manifests,
      AnswerLimits limits) {
    this.room = room;
    this.commands = commands;
    this.acceptances = acceptances;
    this.installations = installations;
    this.manifests = manifests;
    this.limits = limits;
  }

  /** Produces the command and returns its answer, by the time limits. */
  public AnsweredCommand answer(Command command, Receipt receipt) {
    try (WaitingRoom.Mailbox mailbox = room.open(command.commandId())) {
      commands
          .append(command, receipt.traceparent())
          .whenComplete(
              (done, failure) ->
                  mailbox.put(
                      failure == null ? new Signal.Produced() : new Signal.ProduceFailed()));
      return await(command, receipt, mailbox);
    }
  }

  private AnsweredCommand await(Command command, Receipt receipt, WaitingRoom.Mailbox mailbox) {
    WaitingCommand state = WaitingCommand.begin(command.kind(), command.answerMode(), limits);
    boolean handedOver = false;
    while (true) {
      if (state instanceof WaitingCommand.Answered(Answer answer)) {
        return new AnsweredCommand(command, answer, receipt.elapsed(), handedOver);
      }
      Signal signal = next(mailbox, state.wakeAt().minus(receipt.elapsed()));
      WaitingCommand after = state.on(signal, moment(command, receipt));
      if (state instanceof WaitingCommand.Waiting
          && after instanceof WaitingCommand.Recording(Answer answer, Duration _)) {
        handedOver = true;
        record(answer, command, receipt, mailbox);
      }
      state = after;
    }
  }

  private static Signal next(WaitingRoom.Mailbox mailbox, Duration patience) {
    try {
      return mailbox.take(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a command waited for its answer", e);
    }
  }

  private void record(
      Answer answer, Command command, Receipt receipt, WaitingRoom.Mailbox mailbox) {
    acceptances
        .record(AnsweredCommand.record(command, answer.status(), receipt.elapsed()))
        .whenComplete(
            (done, failure) ->
                mailbox.put(
                    failure == null
                        ? new Signal.AcceptanceRecorded()
                        : new Signal.RecordingFailed()));
  }

  private Moment moment(Command command, Receipt receipt) {
    AcceptanceRule.Facts facts =
        new AcceptanceRule.Facts(
            manifests
                .released(command.featureId())
                .filter(manifest -> !manifest.confidentialClients().isEmpty())
                .isPresent(),
            !command.credentials().isEmpty(),
            installations
                .find(command.tenantId(), command.featureId())
                .filter(Installation::canAuthenticateCallbacks)
                .isPresent());
    return new Moment(receipt.elapsed(), AcceptanceRule.callbackPossible(command.kind(), facts));
  }

  /**
   * Records an answer that was written to the socket, unless one was handed over before: a second
   * one, by another connection, could come first, and only the first one counts.
   *
   * @param observations told if it cannot be recorded
   */
  public void recordAnswered(AnsweredCommand answered, Observations observations) {
    if (answered.handedOver()) {
      return;
    }
    commands
        .append(answered.toRecord())
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                observations.answerNotRecorded(answered);
              }
            });
  }
}
