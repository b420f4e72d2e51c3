package io.marketsuite.lifecycle.adapter.projection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code suite.timeline.*}: the copy of the log in PostgreSQL that operators look at. */
@ConfigMapping(prefix = "suite.timeline")
public interface TimelineConfig {

  /** The consumer group; its offsets in PostgreSQL count, those in Kafka are for looking at. */
  @WithDefault("lifecycle-processor-timeline")
  String group();

  /** The most records of one transaction. */
  @WithDefault("500")
  int batch();

  /** The first wait after PostgreSQL failed; doubled each time. */
  @WithDefault("PT0.5S")
  Duration firstWait();

  /** The longest wait. */
  @WithDefault("PT15S")
  Duration longestWait();

  /** How often the distance to the end of the topics is measured. */
  @WithDefault("PT5S")
  Duration measureEvery();
}
