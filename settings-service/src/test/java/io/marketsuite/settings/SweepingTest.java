package io.marketsuite.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.SealedSecrets;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.settings.support.Database;
import io.marketsuite.settings.support.Installation;
import io.marketsuite.settings.support.Sealing;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SweepingTest {
  private final Installation installation = Installation.any();

  /** Where Kafka itself puts the installation's records. */
  private final int partition =
      TestKafka.shared().produce(Topics.COMMANDS, installation.key(), "{}").partition();

  @Test
  void a_key_whose_command_never_came_is_destroyed_by_a_tick_an_hour_later() {
    SealedSecrets secrets = insertedAgo(Duration.ofMinutes(61));

    tick(partition, partition, Instant.now());

    awaitDestroyed(secrets);
  }

  @Test
  void a_younger_key_stays() {
    SealedSecrets younger = insertedAgo(Duration.ofMinutes(59));
    SealedSecrets older = insertedAgo(Duration.ofMinutes(61));

    tick(partition, partition, Instant.now());

    awaitDestroyed(older);
    assertThat(Sealing.keyExists(younger)).isTrue();
  }

  @Test
  void a_key_whose_command_was_decided_and_waits_to_be_stored_stays() {
    SealedSecrets decided = insertedAgo(Duration.ofMinutes(61));
    installation.decide(installation.command(decided));
    SealedSecrets undecided = insertedAgo(Duration.ofMinutes(61));

    tick(partition, partition, Instant.now());

    awaitDestroyed(undecided);
    assertThat(Sealing.keyExists(decided)).isTrue();
  }

  @Test
  void a_tick_of_another_partition_and_one_that_stands_elsewhere_destroy_nothing() {
    SealedSecrets secrets = insertedAgo(Duration.ofMinutes(61));
    int other = (partition + 1) % 3;

    tick(other, other, Instant.now());
    tick(partition, other, Instant.now());
    settle(other);

    assertThat(Sealing.keyExists(secrets)).isTrue();
  }

  private SealedSecrets insertedAgo(Duration age) {
    SealedSecrets secrets = Sealing.seal(installation, "{}");
    Database.run(
        "settings",
        "update command_key set inserted_at = clock_timestamp() - interval '%d minutes' where key_id = '%s'"
            .formatted(age.toMinutes(), secrets.dataKeyId()));
    return secrets;
  }

  /**
   * Returns when an installation of that partition was answered, so what stood before it is done.
   */
  private static void settle(int partition) {
    Installation witness = Installation.any();
    while (TestKafka.shared().produce(Topics.COMMANDS, witness.key(), "{}").partition()
        != partition) {
      witness = Installation.any();
    }
    witness.store(witness.request(CommandKind.CREATE));
    witness.store(witness.request(CommandKind.CREATE));
  }

  private static void awaitDestroyed(SealedSecrets secrets) {
    Deadline.in(TestKafka.PATIENCE)
        .await(() -> !Sealing.keyExists(secrets), () -> "the key is still there");
  }

  /** A decided tick of one partition of the commands, standing in one of the events. */
  private static void tick(int commandsPartition, int eventsPartition, Instant at) {
    DecisionRecord decision =
        new DecisionRecord(
            Wire.SCHEMA_VERSION,
            Optional.empty(),
            Optional.empty(),
            new DecisionRecord.DecidedInput(
                Topics.COMMANDS,
                commandsPartition,
                0,
                at,
                new Tick(Wire.SCHEMA_VERSION, commandsPartition, at)),
            Verdict.ACCEPTED,
            Reason.CLOCK,
            Optional.empty(),
            "config",
            Optional.empty(),
            List.of());
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer.send(
          new ProducerRecord<>(Topics.EVENTS, eventsPartition, null, Wire.write(decision)));
      producer.flush();
    }
  }
}
