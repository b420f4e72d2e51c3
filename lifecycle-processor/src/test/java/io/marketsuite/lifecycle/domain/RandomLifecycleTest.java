package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CallbackAttempted;
import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandAnswered;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.DeadlinePassed;
import io.marketsuite.contracts.lifecycle.Erased;
import io.marketsuite.contracts.lifecycle.InstallationImported;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackResent;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.RepairOrdered;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold in every story, however the inputs come. A failing seed replays exactly. */
class RandomLifecycleTest {
  /** More of them at will: {@code -Dstories=5000}. */
  private static final int STORIES = Integer.getInteger("stories", 200);

  private static final int INPUTS = 150;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, STORIES);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyStoryKeepsThePromises(long seed) {
    RandomStory story = new RandomStory(seed);
    AuditFold audit = new AuditFold();
    for (int i = 0; i < INPUTS; i++) {
      holdsAfter(story.next(), audit);
    }
    int told = story.scenario().steps().size();
    story.settle();
    story
        .scenario()
        .steps()
        .subList(told, story.scenario().steps().size())
        .forEach(step -> holdsAfter(step, audit));

    replayGivesTheSame(story.scenario());
    everyPromiseIsKept(story.scenario(), audit);
    nothingIsLeft(story.scenario(), audit);
  }

  private static void holdsAfter(Step step, AuditFold audit) {
    step.events().forEach(audit::take);
    Installation it = step.after();
    assertThat(it.status())
        .as(() -> "status by both folds after " + step)
        .isEqualTo(audit.status());
    assertThat(it.lastGeneration()).isEqualTo(audit.generation());
    assertThat(it.current().map(Generation::presentSettings).orElse(Set.of()))
        .as(() -> "present settings after " + step)
        .isEqualTo(audit.present());
    assertThat(audit.outstandingRequests())
        .as(() -> "at most one request is outstanding after " + step)
        .hasSizeLessThanOrEqualTo(1)
        .isEqualTo(
            it.outstandingRequest().map(request -> Set.of(request.requestId())).orElse(Set.of()));
    assertThat(it.lastGeneration()).isGreaterThanOrEqualTo(step.before().lastGeneration());
    atMostOneCallbackOutstandingPerKind(it);
    earlierGenerationsTouchNothing(step);
  }

  /** They carry no correlation id. */
  private static void atMostOneCallbackOutstandingPerKind(Installation it) {
    Map<CommandKind, Long> outstanding =
        it.callbacks().values().stream()
            .filter(owed -> !owed.withdrawn() && owed.deadLetteredAt().isEmpty())
            .collect(Collectors.groupingBy(OwedCallback::kind, Collectors.counting()));
    assertThat(outstanding.values())
        .as(() -> "callbacks " + it.callbacks())
        .allMatch(count -> count == 1);
  }

  /** An input for generation n leaves generation n+1 as it is; at most its turn comes. */
  private static void earlierGenerationsTouchNothing(Step step) {
    Optional<Generation> current = step.before().current();
    Optional<Long> concerned = generationOf(step);
    if (current.isPresent() && concerned.filter(it -> it < current.get().number()).isPresent()) {
      assertThat(step.after().current().map(RandomLifecycleTest::withoutRequest))
          .as(() -> "generation " + current.get().number() + " after " + step)
          .isEqualTo(current.map(RandomLifecycleTest::withoutRequest));
    }
  }

  private static Optional<Long> generationOf(Step step) {
    Installation before = step.before();
    return switch (step.input()) {
      case StoreAnswered it -> Optional.of(it.generation());
      case Erased it -> Optional.of(it.generation());
      case CallbackEnded it -> Optional.of(it.generation());
      case CallbackAttempted it -> Optional.of(it.generation());
      case CommandAnswered it ->
          Optional.ofNullable(before.commands().get(it.commandId()))
              .map(TrackedCommand::generation);
      case ProvisioningResult it ->
          before
              .outstandingRequest()
              .filter(request -> request.requestId().equals(it.requestId()))
              .map(ProvisioningRequest::generation);
      case Command it -> Optional.empty();
      case InstallationImported it -> Optional.empty();
      case RepairOrdered it -> it.generation();
      case DeadlinePassed it -> Optional.empty();
      case Tick it -> Optional.empty();
    };
  }

  private static Generation withoutRequest(Generation it) {
    return it.operation()
        .filter(op -> !(op instanceof Operation.Updating || op instanceof Operation.Importing))
        .map(op -> it.with(op.withRequest(Optional.empty())))
        .orElse(it);
  }

  /** State is the fold of the events, and the same inputs are decided in the same way. */
  private static void replayGivesTheSame(Scenario told) {
    Installation folded = Installation.none(Fixtures.TENANT, Fixtures.FEATURE);
    Installation decided = folded;
    Decider decider = new Decider(told.policy());
    for (Step step : told.steps()) {
      for (LifecycleEvent event : step.events()) {
        folded = Evolution.apply(folded, event, step.recordedAt());
      }
      assertThat(folded).isEqualTo(step.after());
      Decision again = decider.decide(decided, step.input(), step.recordedAt());
      assertThat(again).isEqualTo(step.decision());
      decided = again.after();
    }
  }

  /** A callback is owed if and only if a 202 was recorded; never both a 200 and a callback. */
  private static void everyPromiseIsKept(Scenario told, AuditFold audit) {
    Map<UUID, CommandAnswered> known = new HashMap<>();
    for (Step step : told.steps()) {
      if (step.input() instanceof CommandAnswered answered && step.verdict() == Verdict.ACCEPTED) {
        assertThat(known.put(answered.commandId(), answered)).as("one answer is taken").isNull();
      }
    }
    known.forEach(
        (id, answered) -> {
          boolean owed = answered.status() == 202 && answered.kind().canCallBack();
          assertThat(audit.callbacksOf(id))
              .as(() -> "callbacks of " + answered)
              .isEqualTo(owed ? 1 : 0);
        });
    told.all(CallbackResent.class).stream()
        .map(CallbackResent::request)
        .forEach(
            again -> {
              UUID repeated = again.resend().orElseThrow().commandId();
              assertThat(known.get(repeated).status()).as("what is made once more").isEqualTo(202);
              assertThat(again.commandId()).isNotEqualTo(repeated);
            });
    assertThat(audit.resends().values()).as("each resend is one delivery").allMatch(it -> it == 1);
    assertThat(told.all(CallbackRequested.class))
        .allMatch(event -> known.get(event.request().commandId()).status() == 202);
  }

  private static void nothingIsLeft(Scenario told, AuditFold audit) {
    Installation it = told.state();
    assertThat(it.commands()).isEmpty();
    assertThat(it.callbacks()).isEmpty();
    assertThat(it.closing()).isEmpty();
    assertThat(it.past()).isEmpty();
    assertThat(it.outstandingRequest()).isEmpty();
    assertThat(it.current().flatMap(Generation::operation)).isEmpty();
    Map<Long, Integer> once = new TreeMap<>();
    long living = it.current().map(Generation::number).orElse(-1L);
    LongStream.rangeClosed(1, it.lastGeneration())
        .filter(number -> number != living)
        .forEach(number -> once.put(number, 1));
    assertThat(audit.erasuresDue()).as("each closed generation is due once").isEqualTo(once);
    assertThat(audit.erasuresDone()).as("and erased once").isEqualTo(once);
  }
}
