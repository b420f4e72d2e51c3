package io.marketsuite.telemetry.adapter.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator may set of this service. */
@ConfigMapping(prefix = "suite.telemetry")
public interface TelemetryConfig {
  /** How long after its end a day stays provisional. */
  @WithDefault("PT6H")
  Duration allowedLateness();

  /** How often a verification reads again before it reports a difference. */
  @WithDefault("20")
  int verifyAttempts();

  /** How long a verification waits before it reads again. */
  @WithDefault("PT0.5S")
  Duration verifyPause();

  /** How long a reading of a whole topic may stand still before it is given up. */
  @WithDefault("PT20S")
  Duration readPatience();
}
