package io.marketsuite.lifecycle.timeline;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.lifecycle.domain.Decider;
import io.marketsuite.lifecycle.domain.Decision;
import io.marketsuite.lifecycle.domain.Installation;
import io.marketsuite.lifecycle.domain.Policy;
import io.marketsuite.lifecycle.timeline.Storyteller.Placed;
import io.marketsuite.lifecycle.topology.Commands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Inputs decided by the real decider, one second apart, and the lines they leave. */
final class Played {
  private final Decider decider;
  private final List<Line> lines = new ArrayList<>();
  private Installation state = Installation.none(Commands.TENANT, Commands.FEATURE);
  private Instant now = Commands.NOON;

  Played(Policy policy) {
    this.decider = new Decider(policy);
  }

  Line feed(LifecycleInput input) {
    now = now.plusSeconds(1);
    Decision decision = decider.decide(state, input, now);
    state = decision.after();
    Line line =
        Lines.of(
                new DecisionRecord(
                    1,
                    Optional.of(Commands.TENANT),
                    Optional.of(Commands.FEATURE),
                    new DecisionRecord.DecidedInput(Topics.COMMANDS, 0, lines.size(), now, input),
                    decision.verdict(),
                    decision.reason(),
                    Optional.empty(),
                    "hash",
                    Optional.empty(),
                    decision.events()))
            .orElseThrow();
    lines.add(line);
    return line;
  }

  void after(Duration passed) {
    now = now.plus(passed);
  }

  void add(Line line) {
    lines.add(line);
  }

  /** The vendor's request that is outstanding. */
  ProvisioningRequest request() {
    return state.outstandingRequest().orElseThrow();
  }

  Instant now() {
    return now;
  }

  /** A story with every line that names it, and those that are found by these references. */
  Told tell(UUID story, Map<String, String> texts, String... references) {
    List<Placed> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      boolean referred = line.reference().filter(List.of(references)::contains).isPresent();
      boolean first = line.stories().stream().findFirst().filter(story::equals).isPresent();
      if (referred || line.stories().contains(story)) {
        entries.add(new Placed(new Place(Topics.EVENTS, 0, i), line.entry(), referred || first));
      }
    }
    return new Storyteller(story, entries, texts, 0).tell();
  }
}
