package io.marketsuite.boundary.quarkus;

import io.marketsuite.boundary.inbound.AddressRange;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code suite.inbound.*}: what may come in. Address ranges are such as {@code 192.0.2.0/24}. */
@ConfigMapping(prefix = "suite.inbound")
public interface InboundConfig {

  /** The proxies in front, whose {@code X-Forwarded-For} is believed. None by default. */
  Optional<List<AddressRange>> trustedProxies();

  /** Who may call the routes that the marketplace calls. Everybody by default. */
  Optional<List<AddressRange>> allowedSources();

  /** Who may send telemetry. Everybody by default. */
  Optional<List<AddressRange>> telemetrySources();

  /**
   * After how long without anything written to it a connection is closed, whatever arrives: this
   * ends senders of endless slow headers. Longer than the longest answer takes, and than the proxy
   * in front keeps an unused connection.
   */
  @WithDefault("PT75S")
  Duration unansweredTime();
}
