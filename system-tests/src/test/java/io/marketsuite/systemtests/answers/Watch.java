package io.marketsuite.systemtests.answers;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.CallbackAttemptRecord;
import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackTopicRecord;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandAnswered;
import io.marketsuite.contracts.lifecycle.CommandTopicRecord;
import io.marketsuite.contracts.lifecycle.DeadlinePassed;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.InstallationImported;
import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.RepairOrdered;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Sees every record of the topics as it comes, so that a stop can be timed by them, and keeps them
 * as evidence. Thread-safe.
 */
final class Watch implements AutoCloseable {
  /** What can be seen of a command in the topics. */
  enum Sign {
    LOGGED,
    DECIDED,
    STORING,
    PROMISED,
    CONCLUDED
  }

  private record Place(String topic, int partition, long offset) {}

  private final List<Placed<CommandTopicRecord>> inputs = new ArrayList<>();
  private final List<DecisionRecord> decisions = new ArrayList<>();
  private final List<CallbackRequest> requests = new ArrayList<>();
  private final List<CallbackEnded> endings = new ArrayList<>();
  private final Map<String, FeatureStatus> statuses = new HashMap<>();
  private final Map<UUID, Integer> numbers = new HashMap<>();
  private final Set<Place> decided = new HashSet<>();
  private final Map<Sign, Set<Integer>> signs = new HashMap<>();
  private final List<Tail> tails;

  Watch(String bootstrap) {
    for (Sign sign : Sign.values()) {
      signs.put(sign, new HashSet<>());
    }
    tails =
        List.of(
            new Tail(
                bootstrap, List.of(Topics.COMMANDS), Tail.Isolation.READ_UNCOMMITTED, this::input),
            new Tail(
                bootstrap, List.of(Topics.EVENTS), Tail.Isolation.READ_COMMITTED, this::decision),
            new Tail(
                bootstrap,
                List.of(Topics.STATE, Topics.CALLBACK_REQUESTS, Topics.CALLBACK_ATTEMPTS),
                Tail.Isolation.READ_COMMITTED,
                this::other));
  }

  private synchronized void input(ConsumerRecord<byte[], byte[]> message) {
    CommandTopicRecord value = Wire.read(message.value(), CommandTopicRecord.class);
    switch (value) {
      case Command command -> {
        inputs.add(placed(message, value));
        Findings.number(command)
            .ifPresent(
                number -> {
                  numbers.put(command.commandId(), number);
                  note(Sign.LOGGED, command.commandId());
                });
      }
      case CommandAnswered answered -> {
        inputs.add(placed(message, value));
        if (answered.status() == 202) {
          note(Sign.PROMISED, answered.commandId());
        }
      }
      // The processor's own, and read before it is known whether their transaction counts.
      case Tick _, DeadlinePassed _ -> {}
      // Nobody orders any here.
      case InstallationImported _, RepairOrdered _ -> {}
    }
  }

  private static Placed<CommandTopicRecord> placed(
      ConsumerRecord<byte[], byte[]> message, CommandTopicRecord value) {
    return new Placed<>(message.topic(), message.partition(), message.offset(), value);
  }

  private synchronized void decision(ConsumerRecord<byte[], byte[]> message) {
    DecisionRecord decision = Wire.read(message.value(), DecisionRecord.class);
    decisions.add(decision);
    DecisionRecord.DecidedInput input = decision.input();
    decided.add(new Place(input.topic(), input.partition(), input.offset()));
    if (decision.input().value() instanceof Command command) {
      // The other reader may not have come so far.
      Findings.number(command).ifPresent(it -> numbers.put(command.commandId(), it));
      note(Sign.DECIDED, command.commandId());
    }
    for (LifecycleEvent event : decision.events()) {
      if (event instanceof LifecycleEvent.StoringRequested it) {
        note(Sign.STORING, it.commandId());
      } else if (event instanceof LifecycleEvent.CommandConcluded it) {
        note(Sign.CONCLUDED, it.commandId());
      }
    }
  }

  private synchronized void other(ConsumerRecord<byte[], byte[]> message) {
    if (message.topic().equals(Topics.STATE)) {
      InstallationState state = Wire.read(message.value(), InstallationState.class);
      statuses.put(state.tenantId(), state.status());
    } else if (message.topic().equals(Topics.CALLBACK_REQUESTS)) {
      if (Wire.read(message.value(), CallbackTopicRecord.class) instanceof CallbackRequest it) {
        requests.add(it);
      }
    } else if (Wire.read(message.value(), CallbackAttemptRecord.class)
        instanceof CallbackEnded it) {
      endings.add(it);
    }
    notifyAll();
  }

  private void note(Sign sign, UUID commandId) {
    Integer number = numbers.get(commandId);
    if (number != null) {
      signs.get(sign).add(number);
      notifyAll();
    }
  }

  /** Waits until a sign of one of these calls is seen. */
  void awaitAny(Sign sign, Collection<Integer> numbersOfCalls) {
    await(
        sign + " of any of " + numbersOfCalls,
        () -> numbersOfCalls.stream().anyMatch(signs.get(sign)::contains));
  }

  /** Waits until a sign of each of these calls is seen. */
  void awaitAll(Sign sign, Collection<Integer> numbersOfCalls) {
    await(
        sign + " of each of " + numbersOfCalls, () -> signs.get(sign).containsAll(numbersOfCalls));
  }

  /**
   * Waits until each input was decided, each recorded 202 has an ending, and no feature is between
   * two states.
   */
  void awaitRest() {
    await(
        "rest",
        () -> {
          Set<UUID> ended = new HashSet<>();
          endings.forEach(end -> ended.add(end.commandId()));
          return statuses.values().stream().allMatch(Watch::isAtRest)
              && inputs.stream().allMatch(this::isDecided)
              && inputs.stream().allMatch(input -> isSettled(input.value(), ended));
        });
  }

  private boolean isDecided(Placed<CommandTopicRecord> input) {
    return decided.contains(new Place(input.topic(), input.partition(), input.offset()));
  }

  private static boolean isAtRest(FeatureStatus status) {
    return switch (status) {
      case ABSENT, DEACTIVATED, ACTIVATED -> true;
      case INSTALLING, ACTIVATING, DEACTIVATING, UPDATING, UPGRADING, UNINSTALLING -> false;
    };
  }

  private static boolean isSettled(CommandTopicRecord input, Set<UUID> ended) {
    return !(input instanceof CommandAnswered answered)
        || answered.status() != 202
        || ended.contains(answered.commandId());
  }

  private synchronized void await(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!holds.getAsBoolean()) {
      tails.forEach(Tail::requireAlive);
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited in vain for " + what);
      }
      try {
        wait(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** What was seen, with the rest of the evidence. */
  synchronized Evidence evidence(
      List<Call> calls, List<Stop> stops, List<Received> received, Map<String, String> settings) {
    tails.forEach(Tail::requireAlive);
    return new Evidence(
        calls, stops, inputs, decisions, requests, endings, received, statuses, settings);
  }

  @Override
  public void close() {
    tails.forEach(Tail::close);
  }
}
