package io.marketsuite.lifecycle.replay;

import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;

/** What deciding a recorded input again came to. */
public sealed interface Finding {

  /** The same verdict, reason and events. */
  record Same() implements Finding {}

  /** A tick, or an input that was put aside: nothing was decided. */
  record NothingDecided() implements Finding {}

  /**
   * Another decision. Under the same rules the decider has changed, or the record was not written
   * by it.
   *
   * @param sameRules whether the configuration's hash is that of the rules it was decided again by;
   *     if not, a difference is no fault
   */
  record Differs(Recorded recorded, boolean sameRules, Verdict verdict, Reason reason, int events)
      implements Finding {

    @Override
    public String toString() {
      return "partition %d, offset %d, %s/%s: recorded %s %s with %d events, now %s %s with %d%s"
          .formatted(
              recorded.partition(),
              recorded.offset(),
              recorded.decision().tenantId().orElse("-"),
              recorded.decision().featureId().orElse("-"),
              recorded.decision().verdict(),
              recorded.decision().reason(),
              recorded.decision().events().size(),
              verdict,
              reason,
              events,
              sameRules ? "" : " (decided under other rules)");
    }
  }
}
