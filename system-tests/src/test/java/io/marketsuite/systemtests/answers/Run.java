package io.marketsuite.systemtests.answers;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandAnswered;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.CommandTopicRecord;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CommandConcluded;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.TokenFacts;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes evidence by hand, one thing at a time, for the oracle's own tests. */
final class Run {
  final List<Call> calls = new ArrayList<>();
  final List<Stop> stops = new ArrayList<>();
  final List<Placed<CommandTopicRecord>> inputs = new ArrayList<>();
  final List<DecisionRecord> decisions = new ArrayList<>();
  final List<CallbackRequest> requests = new ArrayList<>();
  final List<CallbackEnded> endings = new ArrayList<>();
  final List<Received> received = new ArrayList<>();
  final Map<String, FeatureStatus> statuses = new HashMap<>();
  final Map<String, String> settings = new HashMap<>();
  private long offset;

  Evidence evidence() {
    return new Evidence(
        calls, stops, inputs, decisions, requests, endings, received, statuses, settings);
  }

  static UUID id(int number) {
    return new UUID(7, number);
  }

  Run called(int number, String tenant, CommandKind kind, long from, long to, Reply reply) {
    calls.add(
        new Call(
            number,
            tenant,
            kind,
            kind == CommandKind.UPDATE ? Optional.of("value-" + number) : Optional.empty(),
            Part.INGRESS_1,
            Step.UNDER_WAY,
            Duration.ofMillis(from),
            Duration.ofMillis(to),
            reply));
    return this;
  }

  static Reply status(int status) {
    return new Reply.Answered(status, Optional.empty());
  }

  /** The command is in the log, decided with what happened then. */
  Run decided(int number, String tenant, CommandKind kind, LifecycleEvent... events) {
    return input(command(number, tenant, kind), tenant, events);
  }

  Run recorded(int number, String tenant, CommandKind kind, int status, LifecycleEvent... events) {
    return input(
        new CommandAnswered(1, id(number), kind, tenant, "partner", status, 20, Instant.EPOCH),
        tenant,
        events);
  }

  private Run input(CommandTopicRecord value, String tenant, LifecycleEvent... events) {
    inputs.add(new Placed<>(Topics.COMMANDS, 0, offset, value));
    decisions.add(
        new DecisionRecord(
            1,
            Optional.of(tenant),
            Optional.of("partner"),
            new DecisionRecord.DecidedInput(Topics.COMMANDS, 0, offset, Instant.EPOCH, value),
            Verdict.ACCEPTED,
            Reason.AS_ASKED,
            Optional.empty(),
            "hash",
            Optional.empty(),
            List.of(events)));
    offset++;
    return this;
  }

  static LifecycleEvent concluded(int number, CommandKind kind, boolean succeeded) {
    return new CommandConcluded(1, id(number), kind, succeeded, Reason.AS_ASKED);
  }

  Run ended(int number, String tenant, CommandKind kind, CallbackEnding ending) {
    endings.add(
        new CallbackEnded(1, id(number), tenant, "partner", 1, kind, ending, 1, Instant.EPOCH));
    return this;
  }

  private static Command command(int number, String tenant, CommandKind kind) {
    return new Command(
        1,
        id(number),
        kind,
        tenant,
        tenant,
        "partner",
        Optional.of("http://localhost/features/v1/callback?c=" + number),
        new TokenFacts("issuer", "key", Instant.EPOCH),
        Instant.EPOCH,
        AnswerMode.SYNC,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
