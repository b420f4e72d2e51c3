package io.marketsuite.benchmarks.processor;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.stack.LocalStack;
import io.marketsuite.stack.Ports;
import io.marketsuite.stack.Progress;
import io.marketsuite.stack.Service;
import io.marketsuite.stack.ServiceProcess;
import io.marketsuite.stack.StackSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The local stack with Kafka and PostgreSQL, and processors as they are asked for. */
final class ProcessorRig implements AutoCloseable {
  private static final String CHANGELOG = "lifecycle-processor-installations-changelog";
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration FORGOTTEN = Duration.ofSeconds(12);
  private static final Duration POLL = Duration.ofMillis(20);

  private final LocalStack stack;
  private final CommandLog log;

  private ProcessorRig(LocalStack stack) {
    this.stack = stack;
    this.log = new CommandLog(stack.bootstrapServers());
  }

  /** Starts the stack and ends all services of it but the processor. */
  static ProcessorRig start(Path project, Path folder) {
    LocalStack stack =
        LocalStack.start(
            StackSettings.of(project)
                .in(folder)
                .on(Ports.random())
                .with(StackSettings.Data.THROWAWAY),
            new Silent());
    for (Service service : Service.values()) {
      if (service != Service.PROCESSOR) {
        stack.service(service).close();
      }
    }
    return new ProcessorRig(stack);
  }

  String bootstrapServers() {
    return stack.bootstrapServers();
  }

  CommandLog log() {
    return log;
  }

  /**
   * Makes one installation in the running processor, stops that processor, and fills its changelog
   * with copies.
   *
   * @return bytes of one record's value
   */
  int fill(int installations) {
    byte[] one = oneInstallation();
    stack.service(Service.PROCESSOR).close();
    long closed = System.nanoTime();
    String text = new String(one, StandardCharsets.UTF_8);
    String tenant = BenchCommands.tenant(0);
    long nextAt = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    for (int i = 1; i <= installations; i++) {
      log.append(
          CHANGELOG,
          BenchCommands.key(i),
          text.replace(tenant, BenchCommands.tenant(i)).getBytes(StandardCharsets.UTF_8));
      if (System.nanoTime() > nextAt) {
        System.out.printf("  filled %,d of %,d%n", i, installations);
        nextAt += Duration.ofSeconds(5).toNanos();
      }
    }
    log.flush();
    // Until the group has forgotten the one that was closed, which is not what is measured.
    pause(FORGOTTEN.minusNanos(System.nanoTime() - closed));
    return one.length;
  }

  private byte[] oneInstallation() {
    Command create = BenchCommands.create(0);
    try (Decisions decisions = new Decisions(bootstrapServers())) {
      log.append(create);
      log.flush();
      await(decisions, create);
      log.append(Topics.STORED, BenchCommands.key(0), Wire.write(BenchCommands.stored(create)));
      log.flush();
      Command activate = BenchCommands.of(0, CommandKind.ACTIVATE);
      pause(Duration.ofSeconds(1));
      log.append(activate);
      log.flush();
      await(decisions, activate);
    }
    return lastOf(BenchCommands.key(0));
  }

  private byte[] lastOf(String key) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers(), "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(CHANGELOG).stream()
              .map(it -> new TopicPartition(CHANGELOG, it.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      byte[] last = null;
      long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
      while (System.nanoTime() < deadline) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          if (key.equals(record.key())) {
            last = record.value();
          }
        }
      }
      if (last == null) {
        throw new IllegalStateException("The changelog has no " + key);
      }
      return last;
    }
  }

  /** Starts a processor with a state folder of its own. */
  ServiceProcess processor(String name, int standbyReplicas, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_STREAMS_STATE_DIR", state(name).toString());
    environment.put("SUITE_INSTANCE_ID", name);
    environment.put("SUITE_STANDBY_REPLICAS", Integer.toString(standbyReplicas));
    environment.putAll(more);
    return stack.startAnother(Service.PROCESSOR, name, environment);
  }

  Path state(String name) {
    return stack.settings().folder().resolve("state-" + name);
  }

  /** Waits until a command's decision can be read. */
  static void await(Decisions decisions, Command command) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (decisions.of(command.commandId()) == null) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("No decision on a command within " + LIMIT);
      }
      pause(POLL);
    }
  }

  static void pause(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }

  @Override
  public void close() {
    log.close();
    stack.close();
  }

  /** Says nothing, so that the table is all there is. */
  private static final class Silent implements Progress {
    @Override
    public void up(String part, String where, Duration took, long residentBytes) {}

    @Override
    public void note(String what, Duration took) {}

    @Override
    public void stopping(String what) {}
  }
}
