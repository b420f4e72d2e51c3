package io.marketsuite.lifecycle.adapter.projection;

import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.lifecycle.timeline.Line;
import io.marketsuite.lifecycle.timeline.Place;
import java.time.Instant;

/** What a record of Kafka means to the timeline. */
sealed interface Read {
  Place place();

  /**
   * A line of a feature's timeline.
   *
   * @param truth whether it is of the topic in whose order stories are told
   */
  record OfLine(Place place, Line line, boolean truth) implements Read {}

  /** Where a feature stands now. */
  record OfState(Place place, InstallationState state) implements Read {}

  /** A vendor's free text. */
  record OfText(
      Place place,
      String tenantId,
      String featureId,
      String reference,
      String text,
      Instant writtenAt)
      implements Read {}

  /** Time alone. */
  record OfTick(Place place, Instant at) implements Read {}

  /** Nothing to keep. */
  record OfNothing(Place place) implements Read {}
}
