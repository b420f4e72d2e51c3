package io.marketsuite.lifecycle.adapter.replay;

import io.marketsuite.contracts.TopicSpec;
import io.marketsuite.lifecycle.domain.Installation;
import io.marketsuite.lifecycle.replay.NextOffsets;
import io.marketsuite.lifecycle.topology.InstallationSerde;
import io.marketsuite.lifecycle.topology.LifecycleTopology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Prepares a new application id: the changelog of its store, filled with the folded state, and its
 * group's offsets, behind the highest decided input. A processor that is started under that id
 * restores its store from there and goes on.
 *
 * <p>Source: lifecycle rules, "Order and time"; Kafka Streams developer guide, internal topics
 * ({@code <application id>-<store>-changelog}).
 */
final class NewApplication {
  private final Map<String, Object> kafka;
  private final String applicationId;

  NewApplication(Map<String, Object> kafka, String applicationId) {
    this.kafka = kafka;
    this.applicationId = applicationId;
  }

  /**
   * @param partitionOf each installation's partition, that of its decision records
   * @throws IllegalStateException if this id was used before, or Kafka refuses
   */
  void prepare(
      Map<String, Installation> installations,
      Map<String, Integer> partitionOf,
      int partitions,
      Map<NextOffsets.Input, Long> offsets) {
    try (Admin admin = Admin.create(kafka)) {
      createChangelog(admin, partitions);
      fill(installations, partitionOf);
      // Last, so that a half-filled store is never begun with.
      setOffsets(admin, offsets);
    }
  }

  private String changelog() {
    return LifecycleTopology.changelog(applicationId);
  }

  private void createChangelog(Admin admin, int partitions) {
    NewTopic topic =
        new NewTopic(changelog(), Optional.of(partitions), Optional.empty())
            .configs(
                Map.of(
                    "cleanup.policy",
                    "compact",
                    "max.message.bytes",
                    Integer.toString(TopicSpec.MAX_RECORD_BYTES)));
    try {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof TopicExistsException
          ? new IllegalStateException(
              "The application id " + applicationId + " was used before; take another one")
          : new IllegalStateException("Kafka refused " + changelog(), e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private void fill(Map<String, Installation> installations, Map<String, Integer> partitionOf) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSpec.MAX_RECORD_BYTES);
    try (InstallationSerde serde = new InstallationSerde();
        KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      FirstFailure failure = new FirstFailure();
      installations.forEach(
          (key, installation) ->
              producer.send(
                  new ProducerRecord<>(
                      changelog(),
                      partitionOf.get(key),
                      key,
                      serde.serializer().serialize(changelog(), installation)),
                  failure));
      producer.flush();
      failure.check();
    }
  }

  private void setOffsets(Admin admin, Map<NextOffsets.Input, Long> offsets) {
    Map<TopicPartition, OffsetAndMetadata> group = new HashMap<>();
    offsets.forEach(
        (input, next) ->
            group.put(
                new TopicPartition(input.topic(), input.partition()), new OffsetAndMetadata(next)));
    try {
      admin.alterConsumerGroupOffsets(applicationId, group).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka refused the offsets", e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("Interrupted", e);
  }
}
