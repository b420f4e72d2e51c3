package io.marketsuite.lifecycle.topology;

import io.marketsuite.contracts.lifecycle.CallbackCancelled;
import io.marketsuite.contracts.lifecycle.CallbackTopicRecord;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CommandConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.Outcome;
import io.marketsuite.contracts.lifecycle.OutcomeStage;
import io.marketsuite.contracts.lifecycle.ProvisioningCancelled;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.ProvisioningTopicRecord;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.domain.Decision;
import io.marketsuite.lifecycle.domain.Generation;
import io.marketsuite.lifecycle.domain.Installation;
import io.marketsuite.lifecycle.domain.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** What a decision looks like to the others: pure, from the decision alone. */
final class Effects {
  private final Policy policy;
  private final String configHash;
  private final StateView view;

  Effects(Policy policy) {
    this.policy = policy;
    this.configHash = ConfigHash.of(policy);
    this.view = new StateView(policy.features());
  }

  DecisionRecord decisionRecord(
      Decision decision,
      LifecycleInput input,
      RecordMetadata place,
      long recordedAt,
      Optional<String> detailAt) {
    Installation after = decision.after();
    return new DecisionRecord(
        Wire.SCHEMA_VERSION,
        Optional.of(after.tenantId()),
        Optional.of(after.featureId()),
        decided(byReference(input, detailAt), place, recordedAt),
        decision.verdict(),
        decision.reason(),
        Optional.empty(),
        configHash,
        manifestHash(after),
        decision.events());
  }

  DecisionRecord tickRecord(Tick tick, RecordMetadata place, long recordedAt) {
    return new DecisionRecord(
        Wire.SCHEMA_VERSION,
        Optional.empty(),
        Optional.empty(),
        decided(tick, place, recordedAt),
        Verdict.UNCHANGED,
        Reason.CLOCK,
        Optional.empty(),
        configHash,
        Optional.empty(),
        List.of());
  }

  /** The state as the others see it, if that changed. */
  Optional<InstallationState> state(Installation before, Installation after) {
    InstallationState now = view.of(after);
    return now.equals(view.of(before)) ? Optional.empty() : Optional.of(now);
  }

  List<Outcome> outcomes(Decision decision, LifecycleInput input) {
    Stream<Outcome> own =
        input instanceof Command command ? own(decision, command) : Stream.empty();
    Stream<Outcome> others =
        decision.events().stream()
            .filter(event -> event instanceof CommandConcluded)
            .map(event -> (CommandConcluded) event)
            .filter(concluded -> !concluded.commandId().equals(idOf(input)))
            .map(concluded -> completed(decision, concluded, Verdict.ACCEPTED, detail(input)));
    return Stream.concat(own, others).toList();
  }

  List<ProvisioningTopicRecord> provisioning(Decision decision) {
    return decision.events().stream()
        .flatMap(event -> provisioning(event, decision.after()).stream())
        .toList();
  }

  private static Optional<ProvisioningTopicRecord> provisioning(
      LifecycleEvent event, Installation it) {
    if (event instanceof LifecycleEvent.ProvisioningRequested e) {
      return Optional.of(e.request());
    }
    if (event instanceof LifecycleEvent.ReprovisioningRequested e) {
      return Optional.of(e.request());
    }
    if (event instanceof LifecycleEvent.ProvisioningWithdrawn e) {
      return Optional.of(
          new ProvisioningCancelled(
              Wire.SCHEMA_VERSION, e.requestId(), it.tenantId(), it.featureId(), e.generation()));
    }
    return Optional.empty();
  }

  List<CallbackTopicRecord> callbacks(Decision decision) {
    return decision.events().stream()
        .flatMap(event -> callback(event, decision.after()).stream())
        .toList();
  }

  private static Optional<CallbackTopicRecord> callback(LifecycleEvent event, Installation it) {
    if (event instanceof LifecycleEvent.CallbackRequested e) {
      return Optional.of(e.request());
    }
    if (event instanceof LifecycleEvent.CallbackResent e) {
      return Optional.of(e.request());
    }
    if (event instanceof LifecycleEvent.CallbackWithdrawn e) {
      return Optional.of(
          new CallbackCancelled(
              Wire.SCHEMA_VERSION,
              e.commandId(),
              it.tenantId(),
              it.featureId(),
              e.generation(),
              e.ending()));
    }
    return Optional.empty();
  }

  /** What the sender of a command that cannot be decided is told: that nothing comes of it. */
  Optional<Outcome> defect(LifecycleInput input) {
    return input instanceof Command command
        ? Optional.of(
            new Outcome(
                Wire.SCHEMA_VERSION,
                command.commandId(),
                command.tenantId(),
                command.featureId(),
                command.kind(),
                OutcomeStage.COMPLETED,
                Verdict.REJECTED,
                false,
                false,
                Reason.DEFECT,
                Optional.empty()))
        : Optional.empty();
  }

  private Stream<Outcome> own(Decision decision, Command command) {
    if (decision.verdict() == Verdict.IGNORED) {
      return Stream.empty();
    }
    return Stream.of(
        decision.events().stream()
            .filter(event -> event instanceof CommandConcluded)
            .map(event -> (CommandConcluded) event)
            .filter(concluded -> concluded.commandId().equals(command.commandId()))
            .reduce((first, last) -> last)
            .map(last -> completed(decision, last, decision.verdict(), Optional.empty()))
            .orElseGet(() -> decided(decision, command)));
  }

  private static Outcome decided(Decision decision, Command command) {
    return new Outcome(
        Wire.SCHEMA_VERSION,
        command.commandId(),
        command.tenantId(),
        command.featureId(),
        command.kind(),
        OutcomeStage.DECIDED,
        decision.verdict(),
        false,
        command.kind() == CommandKind.DELETE,
        decision.reason(),
        Optional.empty());
  }

  private static Outcome completed(
      Decision decision, CommandConcluded concluded, Verdict verdict, Optional<String> detail) {
    return new Outcome(
        Wire.SCHEMA_VERSION,
        concluded.commandId(),
        decision.after().tenantId(),
        decision.after().featureId(),
        concluded.kind(),
        OutcomeStage.COMPLETED,
        verdict,
        concluded.succeeded(),
        false,
        concluded.reason(),
        concluded.succeeded() ? Optional.empty() : detail);
  }

  private static UUID idOf(LifecycleInput input) {
    return input instanceof Command command ? command.commandId() : null;
  }

  /** What an administrator is told; it lives as long as the outcome does, an hour. */
  private static Optional<String> detail(LifecycleInput input) {
    if (input instanceof StoreAnswered stored) {
      return stored.detail();
    }
    return input instanceof ProvisioningResult result ? result.detail() : Optional.empty();
  }

  /** Free text must stay erasable: the truth only says where it stands. */
  private static LifecycleInput byReference(LifecycleInput input, Optional<String> detailAt) {
    return input instanceof ProvisioningResult it
        ? new ProvisioningResult(
            it.schemaVersion(),
            it.requestId(),
            it.tenantId(),
            it.featureId(),
            it.status(),
            it.detail().flatMap(text -> detailAt))
        : input;
  }

  private static DecisionRecord.DecidedInput decided(
      LifecycleInput input, RecordMetadata place, long recordedAt) {
    return new DecisionRecord.DecidedInput(
        place.topic(), place.partition(), place.offset(), Instant.ofEpochMilli(recordedAt), input);
  }

  private Optional<String> manifestHash(Installation it) {
    return it.current()
        .map(Generation::manifestVersion)
        .or(() -> policy.features().released(it.featureId()))
        .flatMap(version -> policy.features().version(it.featureId(), version))
        .map(version -> version.hash());
  }
}
