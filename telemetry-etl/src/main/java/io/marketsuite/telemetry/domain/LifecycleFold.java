package io.marketsuite.telemetry.domain;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.DecisionRecord.DecidedInput;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.GenerationForgotten;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Folds the decision records of one installation into countable facts. A decision record that was
 * folded before (by its input's topic, partition and offset) changes nothing.
 *
 * <p>The event time of this release is the input's recorded time, but never earlier than that of
 * the installation's previous decision: inputs of several topics are decided in an order of their
 * own, and an installation must not end before it began.
 */
public final class LifecycleFold {
  private LifecycleFold() {}

  /**
   * @param facts what is to be remembered
   * @param made what the decision counted, if anything
   */
  public record Folded(InstallationFacts facts, Optional<DayFacts> made) {}

  /**
   * @param decision of an installation, not of a tick: it names its tenant and feature
   */
  public static Folded fold(InstallationFacts before, DecisionRecord decision) {
    DecidedInput input = decision.input();
    String place = input.topic() + ":" + input.partition();
    if (before.counted(place, input.offset())) {
      return new Folded(before, Optional.empty());
    }
    Instant at = before.latest().filter(input.recordedAt()::isBefore).orElse(input.recordedAt());
    Tallied tallied = new Tallied(before.decided(place, input.offset(), at), refusal(decision), 0);
    for (LifecycleEvent event : decision.events()) {
      tallied = tallied.then(event);
    }
    return new Folded(tallied.facts, tallied.made(decision, at));
  }

  private static Counts refusal(DecisionRecord decision) {
    boolean refused =
        decision.verdict() == Verdict.REJECTED
            && decision.input().value() instanceof Command command
            && command.kind() == CommandKind.UPDATE
            && Reasons.isSettingsRefusal(decision.reason());
    return refused ? Counts.one(Measure.SETTINGS_REJECTIONS) : Counts.NONE;
  }

  private record Tallied(InstallationFacts facts, Counts counts, long activatedDelta) {
    Tallied then(LifecycleEvent event) {
      if (event instanceof GenerationForgotten forgotten) {
        return new Tallied(forget(forgotten.generation()), counts, activatedDelta);
      }
      GenerationFacts before = facts.generation(event.generation());
      EventEffect effect = EventEffect.of(before, event);
      return new Tallied(
          facts.with(event.generation(), effect.after()),
          counts.plus(effect.counts()),
          activatedDelta + one(effect.after()) - one(before));
    }

    /** Only what has ended is forgotten: what is still counted must be seen to end. */
    private InstallationFacts forget(long generation) {
      return facts.generation(generation).counted() ? facts : facts.without(generation);
    }

    private static long one(GenerationFacts facts) {
      return facts.countedActivated() ? 1 : 0;
    }

    Optional<DayFacts> made(DecisionRecord decision, Instant at) {
      if (counts.none() && activatedDelta == 0) {
        return Optional.empty();
      }
      return Optional.of(
          new DayFacts(
              decision.tenantId().orElseThrow(),
              decision.featureId().orElseThrow(),
              at.atZone(ZoneOffset.UTC).toLocalDate(),
              counts,
              activatedDelta));
    }
  }
}
