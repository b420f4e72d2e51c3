package io.marketsuite.lifecycle.replay;

import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.lifecycle.domain.Decider;
import io.marketsuite.lifecycle.domain.Decision;
import io.marketsuite.lifecycle.domain.Evolution;
import io.marketsuite.lifecycle.domain.Installation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds decision records, and decides each embedded input again on the state before it. The state
 * is always the fold of what was <em>recorded</em>, so one difference does not make the next.
 *
 * <p>A record's order is its partition's; installations do not share state, so partitions may be
 * taken one after the other. Not thread-safe.
 */
public final class Rechecking {
  private final Decider decider;
  private final String configHash;
  private final Map<String, Installation> installations = new HashMap<>();

  /**
   * @param configHash of the decider's rules
   */
  public Rechecking(Decider decider, String configHash) {
    this.decider = decider;
    this.configHash = configHash;
  }

  /** Takes the next record of its partition. */
  public Finding next(Recorded recorded) {
    DecisionRecord decision = recorded.decision();
    if (decision.tenantId().isEmpty()) {
      return new Finding.NothingDecided();
    }
    String key = Keys.of(decision.tenantId().get(), decision.featureId().orElseThrow());
    Installation before =
        installations.getOrDefault(
            key, Installation.none(decision.tenantId().get(), decision.featureId().get()));
    Finding finding = again(recorded, before);
    Installation after = before;
    for (LifecycleEvent event : decision.events()) {
      after = Evolution.apply(after, event, decision.input().recordedAt());
    }
    installations.put(key, after);
    return finding;
  }

  private Finding again(Recorded recorded, Installation before) {
    DecisionRecord decision = recorded.decision();
    if (decision.reason() == Reason.DEFECT) {
      return new Finding.NothingDecided();
    }
    Decision now = decide(decision.input(), before);
    boolean same =
        now.verdict() == decision.verdict()
            && now.reason() == decision.reason()
            && now.events().equals(decision.events());
    return same
        ? new Finding.Same()
        : new Finding.Differs(
            recorded,
            decision.configHash().equals(configHash),
            now.verdict(),
            now.reason(),
            now.events().size());
  }

  /** An input that the decider fails on is decided as the running processor does. */
  private Decision decide(DecisionRecord.DecidedInput input, Installation before) {
    try {
      return decider.decide(before, input.value(), input.recordedAt());
    } catch (RuntimeException _) {
      return new Decision(Verdict.IGNORED, Reason.DEFECT, List.of(), before);
    }
  }

  /** The state so far, by {@code tenant/featureId}. */
  public Map<String, Installation> installations() {
    return Map.copyOf(installations);
  }
}
