package io.marketsuite.telemetry.domain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often each measure happened; a measure that is not named is zero.
 *
 * @param byMeasure without zeros
 */
public record Counts(Map<Measure, Long> byMeasure) {
  public static final Counts NONE = new Counts(Map.of());

  public Counts {
    Map<Measure, Long> copy = new EnumMap<>(Measure.class);
    byMeasure.forEach(
        (measure, count) -> {
          if (count != 0) {
            copy.put(measure, count);
          }
        });
    byMeasure = Collections.unmodifiableMap(copy);
  }

  public static Counts one(Measure measure) {
    return new Counts(Map.of(measure, 1L));
  }

  public Counts plus(Counts other) {
    Map<Measure, Long> sum = new EnumMap<>(Measure.class);
    sum.putAll(byMeasure);
    other.byMeasure.forEach((measure, count) -> sum.merge(measure, count, Long::sum));
    return new Counts(sum);
  }

  /** One for each measure that is counted here and was not counted before. */
  public Counts firstSeenAfter(Counts before) {
    Map<Measure, Long> seen = new EnumMap<>(Measure.class);
    byMeasure.keySet().stream()
        .filter(measure -> before.of(measure) == 0)
        .forEach(measure -> seen.put(measure, 1L));
    return new Counts(seen);
  }

  public long of(Measure measure) {
    return byMeasure.getOrDefault(measure, 0L);
  }

  public boolean none() {
    return byMeasure.isEmpty();
  }
}
