package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.DeadlinePassed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnswerGivenUp;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackWithdrawn;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.GenerationForgotten;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningWithdrawn;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UninstallReverted;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.util.Optional;

/** Decides a deadline that passed; one that is not due, or not there any more, is ignored. */
final class DeadlineDecider {
  private DeadlineDecider() {}

  static Decision decide(Story story, DeadlinePassed passed) {
    Optional<Deadline> due =
        Deadline.of(story.state(), story.policy()).stream()
            .filter(deadline -> deadline.id().equals(passed.deadlineId()))
            .filter(deadline -> !story.now().isBefore(deadline.at()))
            .findFirst();
    if (due.isEmpty()) {
      return story.decided(Verdict.IGNORED, Reason.NOTHING_OUTSTANDING);
    }
    switch (due.get()) {
      case Deadline.Store it -> store(story, it);
      case Deadline.Provisioning it -> provisioning(story);
      case Deadline.DeleteAnswer it -> deleteUnanswered(story);
      case Deadline.Answer it -> answer(story, it);
      case Deadline.Forget it -> story.tell(new GenerationForgotten(it.generation()));
      case Deadline.DeadLetter it -> giveUp(story, it);
    }
    return story.decided(Verdict.ACCEPTED, Reason.AS_ASKED);
  }

  private static void store(Story story, Deadline.Store deadline) {
    Operation running = story.operation().orElseThrow();
    running.openStores().stream()
        .filter(request -> request.commandId().equals(deadline.commandId()))
        .forEach(request -> store(story, running, request));
  }

  /** A command that joined fails alone: what it joined may be with the vendor already. */
  private static void store(Story story, Operation running, StoringRequested request) {
    if (running instanceof Operation.Updating) {
      Storing.repeat(story, request);
    } else if (request.commandId().equals(running.id())) {
      Completing.fail(story, Reason.STORING_TIMED_OUT);
    } else {
      Storing.refused(story, request, StoreResult.EXPIRED);
      Storing.failAlone(story, request.commandId(), running.kind(), Reason.STORING_TIMED_OUT);
    }
  }

  private static void provisioning(Story story) {
    ProvisioningRequest request = story.state().outstandingRequest().orElseThrow();
    boolean ofOperation =
        story
            .state()
            .current(request.generation())
            .filter(it -> !it.reprovisions(request.requestId()))
            .isPresent();
    if (ofOperation) {
      story.tell(new ProvisioningWithdrawn(request.generation(), request.requestId()));
      Completing.fail(story, Reason.PROVISIONING_TIMED_OUT);
    } else {
      ResultDecider.conclude(story, request, false, Reason.PROVISIONING_TIMED_OUT);
    }
  }

  private static void deleteUnanswered(Story story) {
    Operation running = story.operation().orElseThrow();
    story.tell(new UninstallReverted(story.current().number(), Reason.DELETE_UNANSWERED));
    story.conclude(running, false, Reason.DELETE_UNANSWERED);
  }

  private static void answer(Story story, Deadline.Answer deadline) {
    TrackedCommand command = story.state().commands().get(deadline.commandId());
    story.tell(new AnswerGivenUp(command.generation(), command.commandId(), command.kind()));
  }

  private static void giveUp(Story story, Deadline.DeadLetter deadline) {
    OwedCallback owed = story.state().callbacks().get(deadline.commandId());
    story.tell(
        new CallbackWithdrawn(owed.generation(), owed.commandId(), CallbackEnding.DISCARDED));
  }
}
