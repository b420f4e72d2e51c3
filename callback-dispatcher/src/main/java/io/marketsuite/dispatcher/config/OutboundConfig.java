package io.marketsuite.dispatcher.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** Where calls to the outside may go. Closed by default. */
@ConfigMapping(prefix = "suite.outbound")
public interface OutboundConfig {
  /** Hosts of callback URLs: {@code host}, or {@code host:port}. */
  @WithDefault("api.carerix.io")
  Set<String> allowedHosts();

  /** Whether plain http, and any port of a listed host, will do: for local use only. */
  @WithDefault("false")
  boolean allowInsecure();

  /** Whether hosts may resolve to addresses that are not public: for local use only. */
  @WithDefault("false")
  boolean allowPrivateAddresses();
}
