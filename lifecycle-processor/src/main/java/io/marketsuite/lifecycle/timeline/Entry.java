package io.marketsuite.lifecycle.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of a timeline.
 *
 * @param at recorded time
 * @param generation empty where the input names none and nothing came of it
 * @param ruling what was decided; empty where nothing was to decide
 * @param events what happened, in order
 */
public record Entry(
    Instant at,
    Optional<Long> generation,
    Fact fact,
    Optional<Ruling> ruling,
    List<Happening> events) {
  public Entry {
    events = events == null ? List.of() : List.copyOf(events);
  }
}
