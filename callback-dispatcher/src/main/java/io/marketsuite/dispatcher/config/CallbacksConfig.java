package io.marketsuite.dispatcher.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How deliveries are tried. */
@ConfigMapping(prefix = "suite.callbacks")
public interface CallbacksConfig {
  /** The consumer group. */
  @WithDefault("callback-dispatcher")
  String group();

  /** How long a callback is tried before it becomes a dead letter. */
  @WithDefault("PT24H")
  Duration giveUp();

  /** The hard deadline of one attempt, from look-up to the last byte. */
  @WithDefault("PT10S")
  Duration attemptDeadline();

  /** Attempts at a time, over all keys. */
  @WithDefault("256")
  int inFlight();

  /** Records per partition that may be in memory; above it the partition pauses. */
  @WithDefault("2000")
  int outstandingPerPartition();

  /** The ceiling of the wait after the first failure. */
  @WithDefault("PT1S")
  Duration backoffBase();

  /** The highest ceiling of the wait between attempts. */
  @WithDefault("PT10M")
  Duration backoffCap();

  /** The longest wait a receiver can ask for by Retry-After. */
  @WithDefault("PT1H")
  Duration retryAfterCap();

  /** How often offsets are committed. */
  @WithDefault("PT0.2S")
  Duration commitInterval();

  /** The consumer group's session timeout; an attempt starts only if the last poll is younger. */
  @WithDefault("PT45S")
  Duration sessionTimeout();
}
