package io.marketsuite.lifecycle.adapter.kafka.safety;

import io.marketsuite.contracts.Topics;
import io.marketsuite.lifecycle.adapter.config.LifecycleConfig;
import io.marketsuite.lifecycle.topology.LifecycleTopology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Lets the processor start only on a Kafka that its promises go with. Blocks; not thread-safe. */
final class StartCheck {
  private static final Logger LOG = Logger.getLogger(StartCheck.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** All that the processor reads and writes. */
  static final List<String> TOPICS =
      List.of(
          Topics.COMMANDS,
          Topics.STORED,
          Topics.EVENTS,
          Topics.STATE,
          Topics.OUTCOMES,
          Topics.PROVISIONING_REQUESTS,
          Topics.PROVISIONING_RESULTS,
          Topics.PROVISIONING_RESULTS_KEYED,
          Topics.CALLBACK_REQUESTS,
          Topics.CALLBACK_ATTEMPTS,
          Topics.unreadable("lifecycle-processor"));

  private final DescribedKafka kafka;
  private final String changelog;
  private final LifecycleConfig.Durability durability;
  private final Duration patience;

  /**
   * @param patience how long Kafka may be away, or topics may be missing, before that is a refusal
   */
  StartCheck(
      Map<String, Object> kafka,
      String applicationId,
      LifecycleConfig.Durability durability,
      Duration patience) {
    this.kafka = new DescribedKafka(kafka);
    this.changelog = LifecycleTopology.changelog(applicationId);
    this.durability = durability;
    this.patience = patience;
  }

  /**
   * Returns once all is well, or bearable.
   *
   * @throws IllegalStateException if it is not; the message says what is wrong, all of it
   */
  void run() {
    List<Fault> faults = new SafetyRules(changelog).faults(facts());
    List<String> refused =
        faults.stream().filter(this::isRefused).map(it -> "\n  " + it.sentence()).toList();
    if (!refused.isEmpty()) {
      throw new IllegalStateException(
          "The processor does not start on this Kafka:"
              + String.join("", refused)
              + "\n(docs/handbook.md, «What Kafka must be like»)");
    }
    faults.forEach(it -> LOG.warnf("kafka is not safe: %s", it.sentence()));
  }

  private boolean isRefused(Fault fault) {
    return switch (fault) {
      case Fault.Wrong it -> true;
      case Fault.Fragile it ->
          switch (durability) {
            case REFUSE -> true;
            case WARN -> false;
          };
    };
  }

  private KafkaFacts facts() {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      String missing;
      try {
        KafkaFacts facts =
            kafka.facts(Stream.concat(TOPICS.stream(), Stream.of(changelog)).toList());
        TreeSet<String> absent = new TreeSet<>(TOPICS);
        absent.removeAll(
            facts.topics().stream().map(KafkaFacts.Topic::name).collect(Collectors.toSet()));
        if (absent.isEmpty()) {
          return facts;
        }
        missing = "There is no topic " + String.join(", ", absent);
      } catch (DescribedKafka.AwayException e) {
        missing = e.getMessage();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted", e);
      }
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("The processor does not start: " + missing);
      }
      LOG.warnf("waiting for Kafka: %s", missing);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
