package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.Erased;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDone;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;

/** Takes in that a generation was erased. */
final class ErasureDecider {
  private ErasureDecider() {}

  static Decision decide(Story story, Erased erased) {
    if (story.state().closing(erased.generation()).isEmpty()) {
      return story.decided(Verdict.IGNORED, Reason.OTHER_GENERATION);
    }
    story.tell(new ErasureDone(erased.generation(), erased.receiptId()));
    return story.decided(Verdict.ACCEPTED, Reason.AS_ASKED);
  }
}
