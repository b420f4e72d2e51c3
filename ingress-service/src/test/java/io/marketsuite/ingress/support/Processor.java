package io.marketsuite.ingress.support;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandTopicRecord;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.Outcome;
import io.marketsuite.contracts.lifecycle.OutcomeStage;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Stands in for the lifecycle processor at the level of Kafka: reads commands and writes the
 * outcomes it is told to, per tenant; a tenant it was told nothing about gets none.
 */
public final class Processor implements AutoCloseable {
  private final KafkaConsumer<String, byte[]> consumer;
  private final KafkaProducer<String, byte[]> producer;
  private final Map<String, Function<Command, List<Outcome>>> scripts = new ConcurrentHashMap<>();
  private final Thread thread = Thread.ofPlatform().daemon().name("processor").unstarted(this::run);
  private volatile boolean closed;

  private Processor(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Starts at the end of the command topic. */
  public static Processor start(String bootstrapServers) {
    Processor processor = new Processor(bootstrapServers);
    List<TopicPartition> partitions =
        processor.consumer.partitionsFor(Topics.COMMANDS).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    processor.consumer.assign(partitions);
    processor.consumer.seekToEnd(partitions);
    partitions.forEach(processor.consumer::position);
    processor.thread.start();
    return processor;
  }

  /** What to say to a tenant's commands. */
  public void tell(String tenantId, Function<Command, List<Outcome>> script) {
    scripts.put(tenantId, script);
  }

  /** Says something now. */
  public void say(Outcome outcome) {
    String key = Keys.of(outcome.tenantId(), outcome.featureId());
    producer.send(new ProducerRecord<>(Topics.OUTCOMES, key, Wire.write(outcome)));
    producer.flush();
  }

  private void run() {
    while (!closed) {
      for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(100))) {
        if (Wire.read(message.value(), LifecycleInput.class) instanceof CommandTopicRecord read
            && read instanceof Command command) {
          scripts
              .getOrDefault(command.tenantId(), none -> List.of())
              .apply(command)
              .forEach(this::say);
        }
      }
    }
    consumer.close();
    producer.close();
  }

  /** Done, at once. */
  public static Outcome completed(Command command) {
    return outcome(command, OutcomeStage.COMPLETED, Verdict.ACCEPTED, true, Reason.AS_ASKED);
  }

  /** Accepted, and still going on. */
  public static Outcome accepted(Command command) {
    return outcome(command, OutcomeStage.DECIDED, Verdict.ACCEPTED, false, Reason.AS_ASKED);
  }

  /** Refused by the state machine. */
  public static Outcome rejected(Command command, Reason reason) {
    return outcome(command, OutcomeStage.DECIDED, Verdict.REJECTED, false, reason);
  }

  /** Accepted, but it came to nothing. */
  public static Outcome failed(Command command, Reason reason) {
    return outcome(command, OutcomeStage.COMPLETED, Verdict.ACCEPTED, false, reason);
  }

  /** Any outcome. */
  public static Outcome outcome(
      Command command, OutcomeStage stage, Verdict verdict, boolean succeeded, Reason reason) {
    return new Outcome(
        Wire.SCHEMA_VERSION,
        command.commandId(),
        command.tenantId(),
        command.featureId(),
        command.kind(),
        stage,
        verdict,
        succeeded,
        false,
        reason,
        Optional.empty());
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
