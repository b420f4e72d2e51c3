package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A point in recorded time at which silence is decided.
 *
 * @param id how a {@code DeadlinePassed} names it
 */
public sealed interface Deadline {
  String id();

  Instant at();

  /** The operator's grace for a dead-lettered callback. */
  Duration DEAD_LETTER_GRACE = Duration.ofDays(30);

  record Store(UUID commandId, Instant at) implements Deadline {
    @Override
    public String id() {
      return "store:" + commandId;
    }
  }

  record Provisioning(String requestId, Instant at) implements Deadline {
    @Override
    public String id() {
      return "provisioning:" + requestId;
    }
  }

  record DeleteAnswer(long generation, Instant at) implements Deadline {
    @Override
    public String id() {
      return "delete-answer:" + generation;
    }
  }

  record Answer(UUID commandId, Instant at) implements Deadline {
    @Override
    public String id() {
      return "answer:" + commandId;
    }
  }

  record Forget(long generation, Instant at) implements Deadline {
    @Override
    public String id() {
      return "forget:" + generation;
    }
  }

  record DeadLetter(UUID commandId, Instant at) implements Deadline {
    @Override
    public String id() {
      return "dead-letter:" + commandId;
    }
  }

  /** All deadlines of an installation as it stands. */
  static List<Deadline> of(Installation it, Policy policy) {
    List<Deadline> all = new ArrayList<>();
    it.current()
        .flatMap(Generation::operation)
        .ifPresent(
            op ->
                op.openStores()
                    .forEach(store -> all.add(new Store(store.commandId(), store.deadline()))));
    it.outstandingRequest().map(Deadline::of).ifPresent(all::add);
    Uninstalling.unconfirmed(it)
        .ifPresent(op -> all.add(new DeleteAnswer(it.lastGeneration(), op.answerDeadline())));
    it.commands().values().stream()
        .filter(command -> command.answer().isEmpty())
        .forEach(
            command ->
                all.add(
                    new Answer(
                        command.commandId(), command.decidedAt().plus(policy.answerDeadline()))));
    it.past()
        .forEach(
            past ->
                all.add(
                    new Forget(
                        past.number(), past.closedAt().plus(policy.fingerprintRetention()))));
    it.callbacks().values().stream()
        .filter(owed -> !owed.withdrawn())
        .forEach(
            owed ->
                owed.deadLetteredAt()
                    .ifPresent(
                        at ->
                            all.add(new DeadLetter(owed.commandId(), at.plus(DEAD_LETTER_GRACE)))));
    return all;
  }

  private static Deadline of(ProvisioningRequest request) {
    return new Provisioning(request.requestId(), request.deadline());
  }
}
