package io.marketsuite.lifecycle.topology;

import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.lifecycle.domain.Deadline;
import io.marketsuite.lifecycle.domain.Decider;
import io.marketsuite.lifecycle.domain.Decision;
import io.marketsuite.lifecycle.domain.Installation;
import io.marketsuite.lifecycle.domain.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** From an input and the state before it to all that is to be written; itself it writes nothing. */
final class Preparing {
  private final Policy policy;
  private final Decider decider;
  private final Effects effects;
  private final RecordLimits limits;
  private final Serializer<Installation> stored = new InstallationSerde().serializer();

  Preparing(Policy policy, RecordLimits limits) {
    this.policy = policy;
    this.decider = new Decider(policy);
    this.effects = new Effects(policy);
    this.limits = limits;
  }

  /** One input with its place in the log. */
  record Given(LifecycleInput input, Record<byte[], byte[]> record, RecordMetadata place) {
    Instant recordedAt() {
      return Instant.ofEpochMilli(record.timestamp());
    }
  }

  Prepared tick(Tick tick, Given given) {
    return checked(
        new Prepared(
            Optional.empty(),
            Optional.empty(),
            List.of(
                Outgoing.to(
                    LifecycleTopology.TO_EVENTS,
                    null,
                    effects.tickRecord(tick, given.place(), given.record().timestamp())))),
        given);
  }

  /**
   * @throws PoisonException if no decision can be made, or what it made is too large
   */
  Prepared decision(Keys keys, Installation before, Given given) {
    Decision decision;
    try {
      decision = decider.decide(before, given.input(), given.recordedAt());
    } catch (RuntimeException e) {
      throw new PoisonException("the decider failed: " + e.getClass().getSimpleName(), e);
    }
    try {
      return checked(effects(keys, before, decision, given), given);
    } catch (PoisonException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new PoisonException(
          "what was decided could not be made: " + e.getClass().getSimpleName(), e);
    }
  }

  private Prepared effects(Keys keys, Installation before, Decision decision, Given given) {
    String key = keys.toString();
    Installation after = decision.after();
    List<Outgoing> outgoing = new ArrayList<>();
    outgoing.add(decisionRecord(key, decision, given));
    effects
        .state(before, after)
        .ifPresent(it -> outgoing.add(Outgoing.to(LifecycleTopology.TO_STATE, key, it)));
    effects
        .outcomes(decision, given.input())
        .forEach(it -> outgoing.add(Outgoing.to(LifecycleTopology.TO_OUTCOMES, key, it)));
    effects
        .provisioning(decision)
        .forEach(it -> outgoing.add(Outgoing.to(LifecycleTopology.TO_PROVISIONING, key, it)));
    effects
        .callbacks(decision)
        .forEach(it -> outgoing.add(Outgoing.to(LifecycleTopology.TO_CALLBACKS, key, it)));
    Prepared.Change change =
        new Prepared.Change(
            key,
            after.equals(before) ? Optional.empty() : Optional.of(after),
            Deadline.of(after, policy));
    return new Prepared(Optional.empty(), Optional.of(change), outgoing);
  }

  /**
   * One input that cannot be decided must not stop every tenant behind it: it is put aside, and its
   * decision record changes nothing.
   *
   * @param reason without anything of the value
   * @param told whether a command's sender is told
   */
  Prepared defect(Keys keys, String reason, Given given, boolean told) {
    Installation named = Installation.none(keys.tenantId(), keys.featureId());
    Decision nothing = new Decision(Verdict.IGNORED, Reason.DEFECT, List.of(), named);
    List<Outgoing> outgoing = new ArrayList<>();
    outgoing.add(decisionRecord(keys.toString(), nothing, given));
    // Its sender must not be told that it goes on.
    effects
        .defect(given.input())
        .filter(it -> told)
        .ifPresent(
            it -> outgoing.add(Outgoing.to(LifecycleTopology.TO_OUTCOMES, keys.toString(), it)));
    return checked(new Prepared(Optional.of(reason), Optional.empty(), outgoing), given);
  }

  private Outgoing decisionRecord(String key, Decision decision, Given given) {
    return Outgoing.to(
        LifecycleTopology.TO_EVENTS,
        key,
        effects.decisionRecord(
            decision,
            given.input(),
            given.place(),
            given.record().timestamp(),
            Origin.read(given.record().headers())));
  }

  private Prepared checked(Prepared prepared, Given given) {
    Headers headers = given.record().headers();
    prepared.outgoing().forEach(it -> check(it.sink(), it.bytesWith(headers)));
    prepared
        .change()
        .flatMap(Prepared.Change::after)
        .ifPresent(it -> check("the store", stored.serialize(null, it).length));
    return prepared;
  }

  private void check(String where, long bytes) {
    if (bytes > limits.output()) {
      throw new PoisonException(
          "what was decided is too large for " + where + ": " + bytes + " bytes");
    }
  }
}
