package io.marketsuite.lifecycle.adapter.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The processor's settings; every instance of a suite must run with the same. */
@ConfigMapping(prefix = "suite")
public interface LifecycleConfig {

  /** Manifest files: each one version of one feature. */
  @WithDefault("manifest.yaml")
  List<Path> manifests();

  /** Feature id to the version new installations take; the highest loaded where it is not named. */
  Map<String, Integer> releasedVersions();

  /**
   * Where the ingress's keys lie too: what operators import is sealed under them. Without it the
   * processor decides, and refuses imports that carry anything secret.
   */
  @WithDefault("keys")
  Path keysFolder();

  Provisioning provisioning();

  Lifecycle lifecycle();

  SettingsService settingsService();

  Kafka kafka();

  /** How the vendor learns of work, by kind. */
  interface Provisioning {
    /** none, kafka or http. */
    @WithDefault("none")
    String create();

    /** none, kafka or http. */
    @WithDefault("none")
    String activate();

    /** none, kafka or http. */
    @WithDefault("none")
    String deactivate();

    /** none, kafka or http. */
    @WithDefault("none")
    String upgrade();

    /** none, kafka or http. */
    @WithDefault("none")
    String delete();

    /** none, kafka or http. */
    @WithDefault("none")
    String cleanup();

    /** When the vendor's silence becomes FAILED. */
    @WithDefault("PT1H")
    Duration deadline();

    /** How often a closed generation's deprovisioning is tried. */
    @WithDefault("3")
    int deprovisioningAttempts();
  }

  /** Times and rules of the lifecycle. */
  interface Lifecycle {
    /** Clock difference allowed between identity servers and us; at most PT2M. */
    @WithDefault("PT30S")
    Duration skew();

    /** How long settings-service may take before a Create or Upgrade fails. */
    @WithDefault("PT30S")
    Duration storeDeadline();

    /** After how long a Delete without a recorded answer goes back. */
    @WithDefault("PT1M")
    Duration deleteAnswerDeadline();

    /** After how long any command without a recorded answer counts as unanswered. */
    @WithDefault("PT1H")
    Duration answerDeadline();

    /** How long closed generations' fingerprints are remembered. */
    @WithDefault("P30D")
    Duration fingerprintRetention();

    /** Whether an Update clears the settings it does not name. */
    @WithDefault("false")
    boolean updateReplacesAll();

    /** How long an operator's request waits for the decision on its order. */
    @WithDefault("PT5S")
    Duration orderPatience();

    /** How often each partition gets a tick. */
    @WithDefault("PT1M")
    Duration tickInterval();

    /**
     * Where other instances find this one's HTTP routes, {@code host:port}; to be set wherever more
     * than one runs.
     */
    @WithDefault("localhost:8081")
    String advertised();

    /**
     * How instances ask each other, with their callers' tokens: https, or http on one machine and
     * where {@code suite.network.encrypts}.
     */
    @WithDefault("http")
    String peerScheme();

    /** The two together, for the check at the start; not to be set. */
    @WithDefault("http://localhost:8081")
    String peerUrl();

    /** How long an instance waits for another one's answer. */
    @WithDefault("PT1S")
    Duration peerTimeout();
  }

  /** Where the vendor's software finds settings-service. */
  interface SettingsService {
    @WithDefault("http://localhost:8083")
    String url();
  }

  /** What is asked of Kafka before the first record is read. */
  interface Kafka {
    /** What to do where the loss of one broker could lose records. */
    @WithDefault("refuse")
    Durability durability();

    /**
     * Of the topic that Kafka Streams makes for the state: how many replicas must have a record
     * before it counts. 1 where there is one broker only.
     */
    @WithDefault("2")
    int minInsyncReplicas();

    /** How long to wait at the start until Kafka answers and has all topics. */
    @WithDefault("PT1M")
    Duration startPatience();
  }

  /** What becomes of a start on a Kafka that is not replicated as it should be. */
  enum Durability {
    REFUSE,
    WARN
  }
}
