package io.marketsuite.telemetry.domain;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the metrics must remember of one tenant's installations of one feature.
 *
 * @param decidedUpTo the highest offset counted per input ({@code topic:partition}): inputs of one
 *     partition are decided in order, so that whatever is not above it was counted before
 * @param generations facts by generation number
 * @param latest the time of the latest decision: a later decision never counts as earlier
 */
public record InstallationFacts(
    Map<String, Long> decidedUpTo,
    Map<Long, GenerationFacts> generations,
    Optional<Instant> latest) {
  public static final InstallationFacts NONE =
      new InstallationFacts(Map.of(), Map.of(), Optional.empty());

  public InstallationFacts {
    decidedUpTo = Map.copyOf(decidedUpTo);
    generations = Map.copyOf(generations);
  }

  boolean counted(String place, long offset) {
    return decidedUpTo.getOrDefault(place, -1L) >= offset;
  }

  GenerationFacts generation(long number) {
    return generations.getOrDefault(number, GenerationFacts.NEW);
  }

  InstallationFacts decided(String place, long offset, Instant at) {
    Map<String, Long> upTo = new TreeMap<>(decidedUpTo);
    upTo.put(place, offset);
    return new InstallationFacts(upTo, generations, Optional.of(at));
  }

  InstallationFacts with(long number, GenerationFacts facts) {
    if (facts.equals(generation(number))) {
      return this;
    }
    Map<Long, GenerationFacts> changed = new TreeMap<>(generations);
    changed.put(number, facts);
    return new InstallationFacts(decidedUpTo, changed, latest);
  }

  InstallationFacts without(long number) {
    Map<Long, GenerationFacts> changed = new TreeMap<>(generations);
    changed.remove(number);
    return new InstallationFacts(decidedUpTo, changed, latest);
  }
}
