package io.marketsuite.dispatcher.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** settings-service, whose token broker is used. */
@ConfigMapping(prefix = "suite.settings-service")
public interface SettingsServiceConfig {
  /** Its base URL, without a slash at the end. */
  @WithDefault("http://localhost:8083")
  String url();

  /** The hard deadline of one request for a token. */
  @WithDefault("PT8S")
  Duration deadline();
}
