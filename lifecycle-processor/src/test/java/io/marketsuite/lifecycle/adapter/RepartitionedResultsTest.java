package io.marketsuite.lifecycle.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.ProvisioningTopicRecord;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.domain.Policy;
import io.marketsuite.lifecycle.topology.Commands;
import io.marketsuite.testsupport.TestKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vendor's client that hashes keys in its own way, or has none, is understood all the same. */
class RepartitionedResultsTest {
  private static final Policy POLICY =
      Commands.policy(Map.of(CommandKind.CREATE, ProvisioningDelivery.KAFKA));
  private static final int PARTITIONS = 3;

  @TempDir Path state;
  private final TestKafka kafka = TestKafka.alone().createCatalogue();
  private final Log log = new Log(kafka);
  private RunningProcessor processor;

  @BeforeEach
  void start() {
    processor =
        RunningProcessor.start(kafka.bootstrapServers(), "lifecycle-processor", state, POLICY);
  }

  @AfterEach
  void stop() {
    processor.close();
    kafka.stopIfAlone();
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme/partner", "another-key"})
  void a_result_on_another_partition_than_ours_completes_the_installation(String key) {
    completes(key.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void so_does_one_without_a_key() {
    completes(null);
  }

  private void completes(byte[] key) {
    Command create = Commands.command(CommandKind.CREATE, AnswerMode.ASYNC);
    int ours = kafka.produce(Topics.COMMANDS, Commands.KEY, Log.text(create)).partition();
    log.append(Topics.STORED, Commands.KEY, Commands.stored(create, 1));

    answer(request(), key, (ours + 1) % PARTITIONS);

    kafka.awaitRecord(Topics.STATE, it -> it.value().contains("\"status\":\"DEACTIVATED\""));
    var copy = kafka.records(Topics.PROVISIONING_RESULTS_KEYED).getFirst();
    assertThat(copy.key()).isEqualTo(Commands.KEY);
    assertThat(copy.partition()).isEqualTo(ours);
  }

  private ProvisioningRequest request() {
    String value =
        kafka.awaitRecords(Topics.PROVISIONING_REQUESTS, Commands.KEY, 1).getFirst().value();
    return (ProvisioningRequest)
        Wire.read(value.getBytes(StandardCharsets.UTF_8), ProvisioningTopicRecord.class);
  }

  private void answer(ProvisioningRequest request, byte[] key, int partition) {
    ProvisioningResult result =
        new ProvisioningResult(
            1,
            request.requestId(),
            request.tenantId(),
            request.featureId(),
            ProvisioningStatus.SUCCESS,
            Optional.empty());
    try (KafkaProducer<byte[], byte[]> vendor =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      vendor.send(
          new ProducerRecord<>(Topics.PROVISIONING_RESULTS, partition, key, Wire.write(result)));
      vendor.flush();
    }
  }
}
