package io.marketsuite.lifecycle.adapter.kafka.safety;

import io.marketsuite.contracts.TopicSpec;
import io.marketsuite.contracts.Topics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules, as a pure function of what Kafka says.
 *
 * <ul>
 *   <li>Inputs, decisions and the store's changelog have equal partition counts: an installation's
 *       key must lead to the same task whichever topic it comes by, and Kafka Streams does not look
 *       at that where no join asks for it.
 *   <li>Inputs carry the broker's time: it is the time of every rule.
 *   <li>The truth is neither compacted nor ever deleted.
 *   <li>What fits into an input's topic fits where its decision goes.
 *   <li>A broker's loss costs nothing: three replicas, two of which have each record.
 *   <li>{@code transaction.version} 2: a late write of a dead producer cannot enter the next
 *       transaction (KIP-890).
 * </ul>
 */
final class SafetyRules {
  /** The topics an installation's key must lead to one task from; the changelog is added. */
  static final List<String> KEYED_ALIKE =
      List.of(
          Topics.COMMANDS,
          Topics.STORED,
          Topics.PROVISIONING_RESULTS_KEYED,
          Topics.CALLBACK_ATTEMPTS,
          Topics.EVENTS);

  private static final Set<String> INPUTS =
      Set.of(
          Topics.COMMANDS,
          Topics.STORED,
          Topics.PROVISIONING_RESULTS,
          Topics.PROVISIONING_RESULTS_KEYED,
          Topics.CALLBACK_ATTEMPTS);

  private static final Set<String> FOR_EVER = Set.of(Topics.COMMANDS, Topics.EVENTS);
  private static final int REPLICAS = 3;
  private static final int IN_SYNC = 2;
  private static final String TRANSACTIONS = "transaction.version";
  private static final short FENCED_PER_TRANSACTION = 2;

  private final String changelog;

  /**
   * @param changelog the store's; it is not there before the first start
   */
  SafetyRules(String changelog) {
    this.changelog = changelog;
  }

  List<Fault> faults(KafkaFacts facts) {
    return Stream.of(
            unequalPartitions(facts),
            facts.topics().stream().flatMap(SafetyRules::faults),
            replicas(facts),
            inSync(facts),
            transactions(facts))
        .flatMap(found -> found)
        .toList();
  }

  private Stream<Fault> unequalPartitions(KafkaFacts facts) {
    TreeMap<String, Integer> counts =
        facts.topics().stream()
            .filter(it -> KEYED_ALIKE.contains(it.name()) || it.name().equals(changelog))
            .collect(
                Collectors.toMap(
                    KafkaFacts.Topic::name,
                    KafkaFacts.Topic::partitions,
                    (one, other) -> one,
                    TreeMap::new));
    return Set.copyOf(counts.values()).size() <= 1
        ? Stream.empty()
        : Stream.of(
            new Fault.Wrong(
                "Expected equal partition counts, so that an installation's inputs meet in one task,"
                    + " but found "
                    + counts));
  }

  private static Stream<Fault> faults(KafkaFacts.Topic topic) {
    return Stream.of(time(topic), kept(topic), size(topic)).flatMap(Optional::stream);
  }

  private static Optional<Fault> time(KafkaFacts.Topic topic) {
    return INPUTS.contains(topic.name())
        ? expected(topic, "message.timestamp.type", "LogAppendTime", "the broker's time decides")
        : Optional.empty();
  }

  private static Optional<Fault> kept(KafkaFacts.Topic topic) {
    if (!FOR_EVER.contains(topic.name())) {
      return Optional.empty();
    }
    String why = "the log is the truth and is kept for ever";
    return expected(topic, "cleanup.policy", "delete", why)
        .or(() -> expected(topic, "retention.ms", "-1", why))
        .or(() -> expected(topic, "retention.bytes", "-1", why));
  }

  private static Optional<Fault> expected(
      KafkaFacts.Topic topic, String key, String value, String why) {
    String found = topic.config().get(key);
    return value.equals(found)
        ? Optional.empty()
        : Optional.of(
            new Fault.Wrong(
                "Expected %s of %s to be %s, since %s, but it is %s"
                    .formatted(key, topic.name(), value, why, found)));
  }

  private static Optional<Fault> size(KafkaFacts.Topic topic) {
    int largest = number(topic, "max.message.bytes");
    return largest >= TopicSpec.MAX_RECORD_BYTES
        ? Optional.empty()
        : Optional.of(
            new Fault.Wrong(
                "Expected max.message.bytes of %s to be at least %d, so that a decision fits where its input did, but it is %d"
                    .formatted(topic.name(), TopicSpec.MAX_RECORD_BYTES, largest)));
  }

  private static Stream<Fault> replicas(KafkaFacts facts) {
    return fragile(
        "Expected %d replicas of each topic, so that a broker's disk may go, but there are fewer of "
            .formatted(REPLICAS),
        facts.topics().stream().filter(it -> it.replication() < REPLICAS));
  }

  private static Stream<Fault> inSync(KafkaFacts facts) {
    return fragile(
        "Expected min.insync.replicas of each topic to be at least %d, so that no record is acknowledged that one broker alone has, but it is smaller for "
            .formatted(IN_SYNC),
        facts.topics().stream().filter(it -> number(it, "min.insync.replicas") < IN_SYNC));
  }

  private static Stream<Fault> fragile(String sentence, Stream<KafkaFacts.Topic> topics) {
    String names = topics.map(KafkaFacts.Topic::name).collect(Collectors.joining(", "));
    return names.isEmpty() ? Stream.empty() : Stream.of(new Fault.Fragile(sentence + names));
  }

  private static Stream<Fault> transactions(KafkaFacts facts) {
    short found = facts.features().getOrDefault(TRANSACTIONS, (short) 0);
    return found >= FENCED_PER_TRANSACTION
        ? Stream.empty()
        : Stream.of(
            new Fault.Fragile(
                "Expected the cluster's feature %s to be at least %d, but it is %d: a late write of a dead producer may enter the next transaction (KIP-890)"
                    .formatted(TRANSACTIONS, FENCED_PER_TRANSACTION, found)));
  }

  private static int number(KafkaFacts.Topic topic, String key) {
    String value = topic.config().get(key);
    return value == null ? 0 : Integer.parseInt(value);
  }
}
