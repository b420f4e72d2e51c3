package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackConcluded;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;

/** Takes in how a callback ended, as the dispatcher wrote it. */
final class CallbackDecider {
  private CallbackDecider() {}

  static Decision decide(Story story, CallbackEnded ended) {
    OwedCallback owed = story.state().callbacks().get(ended.commandId());
    if (owed == null) {
      return story.decided(Verdict.IGNORED, Reason.NOTHING_OUTSTANDING);
    }
    story.tell(
        new CallbackConcluded(owed.generation(), owed.commandId(), owed.kind(), ended.ending()));
    return story.decided(Verdict.ACCEPTED, Reason.AS_ASKED);
  }
}
