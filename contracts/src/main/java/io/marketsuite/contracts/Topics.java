package io.marketsuite.contracts;

import static io.marketsuite.contracts.TopicSpec.Cleanup.COMPACT;
import static io.marketsuite.contracts.TopicSpec.Cleanup.DELETE;
import static io.marketsuite.contracts.TopicSpec.Time.CREATE;
import static io.marketsuite.contracts.TopicSpec.Time.LOG_APPEND;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Every topic of the suite: its name, what it keeps, and for how long. */
public final class Topics {
  public static final String COMMANDS = "marketplace.lifecycle.commands";
  public static final String STORED = "marketplace.lifecycle.stored";
  public static final String EVENTS = "marketplace.lifecycle.events";
  public static final String STATE = "marketplace.lifecycle.state";
  public static final String OUTCOMES = "marketplace.lifecycle.outcomes";
  public static final String PROVISIONING_REQUESTS = "marketplace.provisioning.requests";
  public static final String PROVISIONING_RESULTS = "marketplace.provisioning.results";
  public static final String PROVISIONING_RESULTS_KEYED = "marketplace.provisioning.results.keyed";
  public static final String PROVISIONING_ATTEMPTS = "marketplace.provisioning.attempts";
  public static final String PROVISIONING_DEAD_LETTERS = "marketplace.provisioning.dead-letters";
  public static final String CALLBACK_REQUESTS = "marketplace.callbacks.requests";
  public static final String CALLBACK_ATTEMPTS = "marketplace.callbacks.attempts";
  public static final String CALLBACK_DEAD_LETTERS = "marketplace.callbacks.dead-letters";
  public static final String SETTINGS_READS = "marketplace.settings.reads";
  public static final String TELEMETRY_RAW = "marketplace.telemetry.raw";
  public static final String METRICS_LIFECYCLE_DAILY = "marketplace.metrics.lifecycle-daily";
  public static final String METRICS_INSTALLATIONS_DAILY =
      "marketplace.metrics.installations-daily";
  public static final String ERASURE_RECEIPTS = "marketplace.erasure.receipts";

  /** The services that read from Kafka; each has a topic for what it could not read. */
  public static final List<String> SERVICES =
      List.of(
          "ingress-service",
          "lifecycle-processor",
          "callback-dispatcher",
          "settings-service",
          "telemetry-etl");

  private static final Duration UNLIMITED = Duration.ofMillis(-1);
  private static final Duration MONTH = Duration.ofDays(30);

  private Topics() {}

  /** Where a service puts records it could not read, with reason and origin in headers. */
  public static String unreadable(String service) {
    return service + ".unreadable";
  }

  /**
   * All topics of this release. Inputs of a decider carry the broker's time, not the producer's.
   */
  public static List<TopicSpec> catalogue() {
    return Stream.concat(suite(), SERVICES.stream().map(Topics::unreadableSpec)).toList();
  }

  private static Stream<TopicSpec> suite() {
    return Stream.of(
        new TopicSpec(COMMANDS, DELETE, UNLIMITED, LOG_APPEND),
        new TopicSpec(STORED, DELETE, MONTH, LOG_APPEND),
        new TopicSpec(EVENTS, DELETE, UNLIMITED, CREATE),
        new TopicSpec(STATE, COMPACT, UNLIMITED, CREATE),
        new TopicSpec(OUTCOMES, DELETE, Duration.ofHours(1), CREATE),
        new TopicSpec(PROVISIONING_REQUESTS, DELETE, MONTH, CREATE),
        new TopicSpec(PROVISIONING_RESULTS, DELETE, MONTH, LOG_APPEND),
        new TopicSpec(PROVISIONING_RESULTS_KEYED, DELETE, MONTH, LOG_APPEND),
        new TopicSpec(PROVISIONING_ATTEMPTS, DELETE, MONTH, LOG_APPEND),
        new TopicSpec(PROVISIONING_DEAD_LETTERS, DELETE, UNLIMITED, CREATE),
        new TopicSpec(CALLBACK_REQUESTS, DELETE, MONTH, CREATE),
        new TopicSpec(CALLBACK_ATTEMPTS, DELETE, MONTH, LOG_APPEND),
        new TopicSpec(CALLBACK_DEAD_LETTERS, DELETE, UNLIMITED, CREATE),
        new TopicSpec(SETTINGS_READS, DELETE, MONTH, CREATE),
        new TopicSpec(TELEMETRY_RAW, DELETE, Duration.ofDays(400), LOG_APPEND),
        new TopicSpec(METRICS_LIFECYCLE_DAILY, COMPACT, UNLIMITED, CREATE),
        new TopicSpec(METRICS_INSTALLATIONS_DAILY, COMPACT, UNLIMITED, CREATE),
        new TopicSpec(ERASURE_RECEIPTS, DELETE, UNLIMITED, CREATE));
  }

  private static TopicSpec unreadableSpec(String service) {
    return new TopicSpec(unreadable(service), DELETE, UNLIMITED, CREATE);
  }
}
