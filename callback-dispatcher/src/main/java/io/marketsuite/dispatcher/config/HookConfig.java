package io.marketsuite.dispatcher.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The vendor's provisioning hook. */
@ConfigMapping(prefix = "suite.hook")
public interface HookConfig {
  /** Where it is; without it requests for HTTP delivery are parked until their deadline. */
  Optional<String> url();

  /** The shared secret, {@code whsec_…} (Standard Webhooks). */
  Optional<String> secret();

  /**
   * Whether it stands inside the operator's own network: its address may then be private. It is
   * {@code https} there too.
   */
  @WithDefault("false")
  boolean internal();

  /** How long a redriven request is tried; a fresh one has its own deadline. */
  @WithDefault("PT1H")
  Duration redrivenFor();
}
