package io.marketsuite.settings.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The suite's keys that settings-service reads. Every default is the closed one. Whose tokens are
 * believed stands in {@code io.marketsuite.token.quarkus.IdentityConfig}.
 */
@ConfigMapping(prefix = "suite")
public interface SettingsConfig {

  /** Manifest files, each one version of one feature. */
  @WithDefault("manifest.yaml")
  List<Path> manifests();

  /** Feature id to the manifest version that new installations take; the highest by default. */
  @WithName("released-versions")
  Map<String, Integer> releasedVersions();

  /** The folder with the keyset files that only this service may read. */
  @WithDefault("keys")
  Path keysFolder();

  /** The settings endpoint. */
  Settings settings();

  /** What is taken from outside. */
  Limits limits();

  /** The token broker. */
  TokenBroker tokenBroker();

  /** The consumer of decisions. */
  Decisions decisions();

  /** The settings endpoint. */
  interface Settings {
    /** What a tenant without an installation gets. */
    @WithDefault("empty")
    UnknownTenant unknownTenant();

    /** How often latencies go to {@code marketplace.settings.reads}. */
    @WithDefault("PT1M")
    Duration latencyInterval();
  }

  /** What a tenant without an installation gets. */
  enum UnknownTenant {
    /** 200 with no settings: the marketplace knows better whether the feature is there. */
    EMPTY,
    /** 404. */
    NOT_FOUND
  }

  /** What is taken from outside. */
  interface Limits {
    /** Settings requests worked on at a time; above it 503 before anything is looked at. */
    @WithDefault("256")
    int readsInFlight();
  }

  /** The token broker. */
  interface TokenBroker {
    /** How long an issuer may take, from connecting to the last octet. */
    @WithDefault("PT5S")
    Duration timeout();
  }

  /** The consumer of decisions. */
  interface Decisions {
    /** Its consumer group. */
    @WithDefault("settings-service")
    String group();

    /** The first wait when PostgreSQL or Kafka is away; doubled up to {@link #longestWait}. */
    @WithDefault("PT0.2S")
    Duration firstWait();

    /** The longest wait between two tries. */
    @WithDefault("PT5S")
    Duration longestWait();
  }
}
