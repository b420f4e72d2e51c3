package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CallbackCancelled;
import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackTopicRecord;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandAnswered;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackResent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackWithdrawn;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningWithdrawn;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ReprovisioningRequested;
import io.marketsuite.contracts.lifecycle.ProvisioningCancelled;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.ProvisioningTopicRecord;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.lifecycle.topology.StateView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random stories through the topology, whose process dies over and between inputs, and whose inputs
 * come twice: what is in its store, its changelog and its topics is what the domain told, and what
 * an independently written fold of the decision records gives. A failing seed replays exactly.
 */
class TopologyStoriesTest {
  /** More of them at will: {@code -Dtopology-stories=2000}. */
  private static final int STORIES = Integer.getInteger("topology-stories", 120);

  private static final int INPUTS = 150;

  /** One story in so many dies at every step; the others now and then. */
  private static final int DIES_ALWAYS = 12;

  private static final AtomicLong stories = new AtomicLong();
  private static final AtomicLong inputs = new AtomicLong();
  private static final AtomicLong twice = new AtomicLong();
  private static final AtomicLong deaths = new AtomicLong();
  private static final AtomicLong promises = new AtomicLong();

  @TempDir Path folder;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, STORIES);
  }

  @AfterAll
  static void tell() {
    System.out.printf(
        "[stories] %,d stories, %,d inputs, %,d of them twice, %,d deaths, %,d promised callbacks%n",
        stories.get(), inputs.get(), twice.get(), deaths.get(), promises.get());
    assertThat(deaths.get()).as("a run without deaths proves nothing").isPositive();
    assertThat(promises.get()).as("nor one without promises").isPositive();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theTopologyTellsTheSameStoryHoweverOftenItDies(long seed) {
    RandomStory story = new RandomStory(seed);
    Random random = new Random(~seed);
    int rarity = seed % DIES_ALWAYS == 0 ? 1 : 15;
    try (CrashingProcessor processor = new CrashingProcessor(story.scenario().policy(), folder)) {
      Telling telling = new Telling(story.scenario(), processor, random, rarity);
      for (int i = 0; i < INPUTS; i++) {
        Step step = story.next();
        if (random.nextInt(8) == 0 && !(step.input() instanceof Command)) {
          story.scenario().feed(step.input());
          twice.incrementAndGet();
        }
        telling.catchUp();
      }
      story.settle();
      telling.catchUp();
      telling.everyPromiseEndsInOneWay();
      stories.incrementAndGet();
      deaths.addAndGet(processor.starts() - 1L);
    }
  }

  /** Feeds the processor what the scenario took, and compares. */
  private static final class Telling {
    private final Scenario scenario;
    private final CrashingProcessor processor;
    private final Random random;
    private final int rarity;
    private final StateView view;
    private final AuditFold audit = new AuditFold();
    private final Map<UUID, Integer> requested = new HashMap<>();
    private final Map<UUID, List<CallbackEnding>> endings = new HashMap<>();
    private final Set<UUID> promised = new HashSet<>();
    private int told;

    Telling(Scenario scenario, CrashingProcessor processor, Random random, int rarity) {
      this.scenario = scenario;
      this.processor = processor;
      this.random = random;
      this.rarity = rarity;
      this.view = new StateView(scenario.policy().features());
    }

    void catchUp() {
      while (told < scenario.steps().size()) {
        Step step = scenario.steps().get(told++);
        die(step);
        inputs.incrementAndGet();
        compare(step, processor.take(step));
      }
    }

    private void die(Step step) {
      if (random.nextInt(rarity) == 0) {
        if (random.nextInt(3) == 0) {
          processor.restart();
        } else {
          processor.dieOver(step);
        }
      }
    }

    private void compare(Step step, CrashingProcessor.Written written) {
      assertThat(written.putAside()).as(() -> "put aside after " + step).isZero();
      assertThat(written.decisions()).as(() -> "decisions on " + step).hasSize(1);
      DecisionRecord decision = written.decisions().getFirst();
      assertThat(decision.input().value()).isEqualTo(step.input());
      assertThat(decision.input().recordedAt()).isEqualTo(step.recordedAt());
      if (step.input() instanceof Tick) {
        return;
      }
      assertThat(decision.verdict()).as(() -> "verdict on " + step).isEqualTo(step.verdict());
      assertThat(decision.reason()).isEqualTo(step.reason());
      assertThat(decision.events()).isEqualTo(step.events());
      sameState(step, written);
      sameRequests(decision, written);
      decision.events().forEach(this::note);
      if (step.input() instanceof CommandAnswered answered
          && step.verdict() == Verdict.ACCEPTED
          && answered.status() == 202
          && answered.kind().canCallBack()) {
        promised.add(answered.commandId());
      }
    }

    private void sameState(Step step, CrashingProcessor.Written written) {
      Installation none = Installation.none(Fixtures.TENANT, Fixtures.FEATURE);
      Installation kept = processor.installation().orElse(none);
      assertThat(kept).as(() -> "state after " + step).isEqualTo(step.after());
      assertThat(processor.inChangelog().orElse(none)).isEqualTo(kept);
      assertThat(written.states())
          .isEqualTo(
              view.of(step.after()).equals(view.of(step.before()))
                  ? List.of()
                  : List.of(view.of(step.after())));
      step.events().forEach(audit::take);
      assertThat(kept.status()).isEqualTo(audit.status());
      assertThat(kept.lastGeneration()).isEqualTo(audit.generation());
      assertThat(kept.current().map(Generation::presentSettings).orElse(Set.of()))
          .isEqualTo(audit.present());
    }

    /** What was asked of others is what the decision record says, in its order. */
    private static void sameRequests(DecisionRecord decision, CrashingProcessor.Written written) {
      List<String> provisioning = new ArrayList<>();
      List<String> callbacks = new ArrayList<>();
      for (LifecycleEvent event : decision.events()) {
        if (event instanceof ProvisioningRequested it) {
          provisioning.add("request " + it.request().requestId());
        } else if (event instanceof ReprovisioningRequested it) {
          provisioning.add("request " + it.request().requestId());
        } else if (event instanceof ProvisioningWithdrawn it) {
          provisioning.add("cancel " + it.requestId());
        } else if (event instanceof CallbackRequested it) {
          callbacks.add("request " + it.request().commandId());
        } else if (event instanceof CallbackResent it) {
          callbacks.add("request " + it.request().commandId());
        } else if (event instanceof CallbackWithdrawn it) {
          callbacks.add("cancel " + it.commandId());
        }
      }
      assertThat(written.provisioning().stream().map(Telling::name).toList())
          .isEqualTo(provisioning);
      assertThat(written.callbacks().stream().map(Telling::name).toList()).isEqualTo(callbacks);
    }

    private static String name(ProvisioningTopicRecord record) {
      return switch (record) {
        case ProvisioningRequest it -> "request " + it.requestId();
        case ProvisioningCancelled it -> "cancel " + it.requestId();
      };
    }

    private static String name(CallbackTopicRecord record) {
      return switch (record) {
        case CallbackRequest it -> "request " + it.commandId();
        case CallbackCancelled it -> "cancel " + it.commandId();
      };
    }

    private void note(LifecycleEvent event) {
      if (event instanceof CallbackRequested it) {
        requested.merge(it.request().commandId(), 1, Integer::sum);
      } else if (event instanceof CallbackConcluded it) {
        endings.computeIfAbsent(it.commandId(), id -> new ArrayList<>()).add(it.ending());
      }
    }

    /** A dead letter may be sent again; every other ending is the last. */
    void everyPromiseEndsInOneWay() {
      assertThat(requested.keySet())
          .as("a callback for each 202, and for nothing else")
          .isEqualTo(promised);
      for (UUID id : promised) {
        promises.incrementAndGet();
        assertThat(requested.get(id)).isEqualTo(1);
        List<CallbackEnding> ended = endings.getOrDefault(id, List.of());
        assertThat(ended).as(() -> "endings of " + id).isNotEmpty();
        assertThat(ended.subList(0, ended.size() - 1))
            .as(() -> "endings of " + id + ": " + ended)
            .allMatch(it -> it == CallbackEnding.DEAD_LETTERED);
      }
    }
  }
}
