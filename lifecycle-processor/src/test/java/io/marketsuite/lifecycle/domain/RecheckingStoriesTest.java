package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.replay.Finding;
import io.marketsuite.lifecycle.replay.Rechecking;
import io.marketsuite.lifecycle.replay.Recorded;
import io.marketsuite.lifecycle.replay.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was recorded of a story is decided again as it was, and folds to where the story ended. */
class RecheckingStoriesTest {
  private static final String RULES = "rules-of-today";
  private static final String KEY = Keys.of(Fixtures.TENANT, Fixtures.FEATURE);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_story_that_went_through_the_wire_is_decided_again_as_it_was(long seed) {
    Scenario told = story(seed);
    Rechecking rechecking = new Rechecking(new Decider(told.policy()), RULES);
    Tally tally = new Tally(3);

    recorded(told).forEach(it -> tally.add(rechecking.next(it)));

    assertThat(tally.examples()).isEmpty();
    assertThat(tally.same()).isEqualTo(told.steps().size());
    assertThat(rechecking.installations().get(KEY)).isEqualTo(told.state());
  }

  @Test
  void a_verdict_that_was_changed_in_the_log_is_found_and_makes_no_second_difference() {
    Scenario told = story(7);
    List<Recorded> log = new ArrayList<>(recorded(told));
    int place = firstAccepted(log);
    log.set(place, judged(log.get(place), Verdict.REJECTED, RULES));
    Rechecking rechecking = new Rechecking(new Decider(told.policy()), RULES);
    Tally tally = new Tally(3);

    log.forEach(it -> tally.add(rechecking.next(it)));

    assertThat(tally.differing()).isEqualTo(1);
    assertThat(tally.examples().getFirst().recorded().offset()).isEqualTo(place);
  }

  @Test
  void a_difference_under_other_rules_is_told_apart() {
    Scenario told = story(7);
    List<Recorded> log = new ArrayList<>(recorded(told));
    int place = firstAccepted(log);
    log.set(place, judged(log.get(place), Verdict.REJECTED, "rules-of-yesterday"));
    Rechecking rechecking = new Rechecking(new Decider(told.policy()), RULES);
    Tally tally = new Tally(3);

    log.forEach(it -> tally.add(rechecking.next(it)));

    assertThat(tally.differing()).isZero();
    assertThat(tally.underOtherRules()).isEqualTo(1);
  }

  @Test
  void what_was_put_aside_is_not_decided_again() {
    Recorded first = recorded(story(7)).getFirst();
    DecisionRecord it = first.decision();
    Recorded aside =
        new Recorded(
            0,
            0,
            new DecisionRecord(
                it.schemaVersion(),
                it.tenantId(),
                it.featureId(),
                it.input(),
                Verdict.IGNORED,
                Reason.DEFECT,
                Optional.empty(),
                it.configHash(),
                it.manifestHash(),
                List.of()));

    Finding finding = new Rechecking(new Decider(Fixtures.withVendor()), RULES).next(aside);

    assertThat(finding).isEqualTo(new Finding.NothingDecided());
  }

  private static Scenario story(long seed) {
    RandomStory story = new RandomStory(seed);
    for (int i = 0; i < 150; i++) {
      story.next();
    }
    return story.scenario();
  }

  /** As the processor writes them, and as they are read again. */
  private static List<Recorded> recorded(Scenario told) {
    List<Recorded> log = new ArrayList<>();
    for (Step step : told.steps()) {
      DecisionRecord decision =
          new DecisionRecord(
              1,
              Optional.of(Fixtures.TENANT),
              Optional.of(Fixtures.FEATURE),
              new DecisionRecord.DecidedInput(
                  "inputs", 0, log.size(), step.recordedAt(), step.input()),
              step.verdict(),
              step.reason(),
              Optional.empty(),
              RULES,
              Optional.empty(),
              step.events());
      log.add(new Recorded(0, log.size(), Wire.read(Wire.write(decision), DecisionRecord.class)));
    }
    return log;
  }

  private static int firstAccepted(List<Recorded> log) {
    for (int i = 0; i < log.size(); i++) {
      if (log.get(i).decision().verdict() == Verdict.ACCEPTED) {
        return i;
      }
    }
    throw new AssertionError("nothing was accepted");
  }

  private static Recorded judged(Recorded recorded, Verdict verdict, String rules) {
    DecisionRecord it = recorded.decision();
    return new Recorded(
        recorded.partition(),
        recorded.offset(),
        new DecisionRecord(
            it.schemaVersion(),
            it.tenantId(),
            it.featureId(),
            it.input(),
            verdict,
            it.reason(),
            it.detail(),
            rules,
            it.manifestHash(),
            it.events()));
  }
}
