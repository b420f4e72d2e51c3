package io.marketsuite.boundary.quarkus;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** {@code suite.outbound.*}: where calls to others may go. Every default is the closed one. */
@ConfigMapping(prefix = "suite.outbound")
public interface OutboundConfig {

  /** Hosts that a callback URL may have: {@code host}, or {@code host:port} for that port alone. */
  @WithDefault("api.carerix.io")
  Set<String> allowedHosts();

  /** Takes plain http, and any port of a listed host, in callback URLs: for local use only. */
  @WithDefault("false")
  boolean allowInsecure();

  /**
   * Calls hosts of others (callbacks, identity servers, the vendor's hook) also at addresses that
   * are not public: for local use only.
   */
  @WithDefault("false")
  boolean allowPrivateAddresses();

  /** Connections to one host at a time. */
  @WithDefault("64")
  int connections();
}
