package io.marketsuite.boundary.rest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code suite.rest.*}: what every resource takes. */
@ConfigMapping(prefix = "suite.rest")
public interface RestConfig {
  /** The largest body, in bytes; {@code quarkus.http.limits.max-body-size} must be larger. */
  @WithDefault("65536")
  int bodyBytes();
}
