package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.Erased;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDone;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.util.Optional;

/** Takes in that a generation was erased. */
final class ErasureDecider {
  private ErasureDecider() {}

  static Decision decide(Story story, Erased erased) {
    Optional<ClosingGeneration> closing = story.state().closing(erased.generation());
    if (closing.isEmpty()) {
      return story.decided(Verdict.IGNORED, Reason.OTHER_GENERATION);
    }
    if (!closing.get().erasureAsked()) {
      return story.decided(Verdict.IGNORED, Reason.NOTHING_OUTSTANDING);
    }
    story.tell(new ErasureDone(erased.generation(), erased.receiptId()));
    return story.decided(Verdict.ACCEPTED, Reason.AS_ASKED);
  }
}
