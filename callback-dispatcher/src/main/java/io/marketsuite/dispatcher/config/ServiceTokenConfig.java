package io.marketsuite.dispatcher.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** This service's own client at the operator's issuer. */
@ConfigMapping(prefix = "suite.service-token")
public interface ServiceTokenConfig {
  /**
   * The operator's issuer; its token endpoint is {@code {issuer}/protocol/openid-connect/token}.
   */
  String issuer();

  @WithDefault("suite-service")
  String clientId();

  /** Never logged. */
  String clientSecret();
}
