package io.marketsuite.lifecycle.adapter.replay;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.domain.Decider;
import io.marketsuite.lifecycle.domain.Installation;
import io.marketsuite.lifecycle.domain.Policy;
import io.marketsuite.lifecycle.replay.NextOffsets;
import io.marketsuite.lifecycle.replay.Rechecking;
import io.marketsuite.lifecycle.replay.Recorded;
import io.marketsuite.lifecycle.replay.Tally;
import io.marketsuite.lifecycle.topology.ConfigHash;
import io.marketsuite.lifecycle.topology.Origin;
import io.marketsuite.lifecycle.topology.StateView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the truth once and compares it with what is decided now and with the state topic. */
final class Replay {
  private final Map<String, Object> kafka;
  private final Policy policy;
  private final WholeTopic.Progress progress;
  private final Rechecking rechecking;
  private final NextOffsets offsets = new NextOffsets();
  private final Map<String, Integer> partitionOf = new HashMap<>();

  Replay(Map<String, Object> kafka, Policy policy, WholeTopic.Progress progress) {
    this.kafka = kafka;
    this.policy = policy;
    this.progress = progress;
    this.rechecking = new Rechecking(new Decider(policy), ConfigHash.of(policy));
  }

  /**
   * What came of it.
   *
   * @param otherStates keys whose folded state is not what the state topic holds; while the
   *     processor runs, those that it has just decided may be among them
   */
  record Report(Tally tally, int installations, List<String> otherStates, int partitions) {
    boolean agrees() {
      return tally.differing() == 0 && otherStates.isEmpty();
    }
  }

  Report verify(int examples) {
    Tally tally = new Tally(examples);
    // First the copy, then the truth: what the truth has on top is at most newer.
    Map<String, InstallationState> states = states();
    int partitions = WholeTopic.read(kafka, Topics.EVENTS, record -> take(record, tally), progress);
    Map<String, Installation> folded = rechecking.installations();
    return new Report(tally, folded.size(), otherStates(folded, states), partitions);
  }

  private void take(ConsumerRecord<String, byte[]> record, Tally tally) {
    DecisionRecord decision = Wire.read(record.value(), DecisionRecord.class);
    if (record.key() != null) {
      partitionOf.put(record.key(), record.partition());
    }
    offsets.note(decision.input());
    tally.add(rechecking.next(new Recorded(record.partition(), record.offset(), decision)));
  }

  /** The latest of each key. */
  private Map<String, InstallationState> states() {
    Map<String, InstallationState> states = new HashMap<>();
    WholeTopic.read(
        kafka,
        Topics.STATE,
        record -> states.put(record.key(), Wire.read(record.value(), InstallationState.class)),
        (read, all) -> {});
    return states;
  }

  private List<String> otherStates(
      Map<String, Installation> folded, Map<String, InstallationState> states) {
    StateView view = new StateView(policy.features());
    TreeSet<String> keys = new TreeSet<>(folded.keySet());
    keys.addAll(states.keySet());
    return keys.stream().filter(key -> !isTold(folded.get(key), states.get(key), view)).toList();
  }

  /** An installation that never changed has no state record. */
  private static boolean isTold(Installation folded, InstallationState told, StateView view) {
    if (folded == null) {
      return false;
    }
    InstallationState now = view.of(folded);
    Installation none = Installation.none(folded.tenantId(), folded.featureId());
    return told == null ? now.equals(view.of(none)) : now.equals(told);
  }

  /** Prepares a new application id from what was read; {@link #verify} comes first. */
  void rebuildInto(String applicationId, int partitions) {
    WholeTopic.read(
        kafka,
        Topics.PROVISIONING_RESULTS_KEYED,
        record ->
            Origin.place(record.headers())
                .ifPresent(
                    it ->
                        offsets.note(
                            new NextOffsets.Input(it.topic(), it.partition()), it.offset())),
        (read, all) -> {});
    new NewApplication(kafka, applicationId)
        .prepare(rechecking.installations(), partitionOf, partitions, offsets.offsets());
  }
}
