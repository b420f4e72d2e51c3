package io.marketsuite.ingress.config;

import io.marketsuite.contracts.Topics;
import io.marketsuite.ingress.adapter.kafka.InstallationView;
import io.marketsuite.ingress.adapter.kafka.KafkaCommandLog;
import io.marketsuite.ingress.adapter.kafka.KafkaTelemetryLog;
import io.marketsuite.ingress.adapter.kafka.OutcomeReader;
import io.marketsuite.ingress.adapter.kafka.Producers;
import io.marketsuite.ingress.adapter.kafka.UnreadableRecords;
import io.marketsuite.ingress.application.Observations;
import io.marketsuite.ingress.application.WaitingRoom;
import io.marketsuite.ingress.domain.AnswerLimits;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/** What writes to Kafka: four producers, made at once and closed with the service. */
@Singleton
public class KafkaParts {
  private static final int AFTER_THE_READERS = 5000;
  private static final Duration CLOSING = Duration.ofSeconds(3);

  private final Producer<byte[], byte[]> commands;
  private final Producer<byte[], byte[]> answers;
  private final Producer<byte[], byte[]> acceptances;
  private final Producer<byte[], byte[]> telemetry;

  /** Made by the container. */
  KafkaParts(@Identifier("default-kafka-broker") Map<String, Object> kafka, AnswerLimits limits) {
    Producers producers = new Producers(kafka);
    commands = producers.commands();
    answers = producers.answers();
    acceptances = producers.acceptances(limits.recording());
    telemetry = producers.telemetry();
  }

  /** The command log with both of its producers. */
  public record CommandLogs(KafkaCommandLog commands, KafkaCommandLog acceptances) {}

  @Produces
  @Singleton
  CommandLogs commandLogs() {
    return new CommandLogs(
        new KafkaCommandLog(commands, answers), new KafkaCommandLog(acceptances, acceptances));
  }

  @Produces
  @Singleton
  KafkaTelemetryLog telemetryLog() {
    return new KafkaTelemetryLog(telemetry);
  }

  @Produces
  @Singleton
  UnreadableRecords unreadableRecords(Observations observations) {
    return new UnreadableRecords(commands, observations);
  }

  @Produces
  @Singleton
  OutcomeReader outcomeReader(WaitingRoom room, Observations observations) {
    return new OutcomeReader(room, observations);
  }

  @Produces
  @Singleton
  InstallationView installations(IngressConfig config) {
    return new InstallationView(config.limits().installations());
  }

  /** Lets the producers learn where the topics are, so that the first command need not wait. */
  void warmUp() {
    for (Producer<byte[], byte[]> producer : List.of(commands, answers, acceptances)) {
      try {
        producer.partitionsFor(Topics.COMMANDS);
      } catch (KafkaException later) {
        // The broker is not there yet; the producers find it themselves.
      }
    }
  }

  void stop(@Observes @Priority(AFTER_THE_READERS) ShutdownEvent event) {
    List.of(commands, answers, acceptances, telemetry).forEach(producer -> producer.close(CLOSING));
  }
}
