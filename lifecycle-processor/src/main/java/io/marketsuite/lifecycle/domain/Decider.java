package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CallbackAttempted;
import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandAnswered;
import io.marketsuite.contracts.lifecycle.DeadlinePassed;
import io.marketsuite.contracts.lifecycle.Erased;
import io.marketsuite.contracts.lifecycle.InstallationImported;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.RepairOrdered;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.time.Instant;

/**
 * Decides what an input means for an installation. A pure function: the same state, input, time and
 * policy give the same decision. Thread-safe.
 */
public final class Decider {
  private final Policy policy;

  public Decider(Policy policy) {
    this.policy = policy;
  }

  /** The rules it decides by. */
  public Policy policy() {
    return policy;
  }

  /**
   * @param recordedAt the input's timestamp in Kafka: the only time there is
   */
  public Decision decide(Installation state, LifecycleInput input, Instant recordedAt) {
    Story story = new Story(state, policy, recordedAt);
    Decision decision =
        switch (input) {
          case Command command -> new CommandDecider(story, command).decide();
          case CommandAnswered answered -> AnswerDecider.decide(story, answered);
          case InstallationImported imported -> ImportDecider.decide(story, imported);
          case RepairOrdered repair -> new RepairDecider(story, repair).decide();
          case StoreAnswered stored -> StoreDecider.decide(story, stored);
          case Erased erased -> ErasureDecider.decide(story, erased);
          case ProvisioningResult result -> ResultDecider.decide(story, result);
          case CallbackAttempted attempted -> story.decided(Verdict.UNCHANGED, Reason.AS_ASKED);
          case CallbackEnded ended -> CallbackDecider.decide(story, ended);
          case DeadlinePassed passed -> DeadlineDecider.decide(story, passed);
          case Tick tick -> story.decided(Verdict.UNCHANGED, Reason.CLOCK);
        };
    Advance.untilAtRest(story);
    return story.decided(decision.verdict(), decision.reason());
  }
}
