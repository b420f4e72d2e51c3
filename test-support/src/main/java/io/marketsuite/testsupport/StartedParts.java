package io.marketsuite.testsupport;

import io.marketsuite.stack.kafka.KafkaBroker;
import io.marketsuite.stack.postgres.Database;
import io.marketsuite.stack.postgres.PostgresServer;
import io.marketsuite.stack.process.Folders;
import io.marketsuite.stack.process.RunningParts;
import io.marketsuite.stack.process.TcpPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Starts the real parts and stops them with the JVM. Called by {@link SharedParts} alone. */
public final class StartedParts {
  private static final Deque<Runnable> CLOSERS = new ArrayDeque<>();
  private static final Map<String, KafkaBroker> ALONE = new HashMap<>();
  private static Path folder;
  private static RunningParts running;

  private StartedParts() {}

  /** Starts Kafka and returns its bootstrap servers. */
  public static synchronized String startKafka() {
    registerHook();
    if (Containers.haveImage(Containers.KAFKA_IMAGE)) {
      RealPartsReport.add("Kafka: Testcontainers, " + Containers.KAFKA_IMAGE);
      return Containers.startKafka();
    }
    KafkaBroker broker = startBroker("kafka", Optional.empty());
    RealPartsReport.add("Kafka: broker process from Maven artifacts (Docker or image not there)");
    return broker.bootstrapServers();
  }

  /** Starts one more broker, always as a process, and returns its bootstrap servers. */
  public static synchronized String startKafkaAlone() {
    registerHook();
    return startAlone(Optional.empty());
  }

  /**
   * The same, with a second listener.
   *
   * @param port it listens on
   * @param advertised the port its clients are told
   */
  public static synchronized String startKafkaWithDetour(String port, String advertised) {
    registerHook();
    return startAlone(
        Optional.of(new KafkaBroker.Detour(Integer.parseInt(port), Integer.parseInt(advertised))));
  }

  private static String startAlone(Optional<KafkaBroker.Detour> detour) {
    KafkaBroker broker = startBroker("kafka-" + (ALONE.size() + 1), detour);
    ALONE.put(broker.bootstrapServers(), broker);
    return broker.bootstrapServers();
  }

  /** Stops a broker of {@link #startKafkaAlone}; no other one. */
  public static synchronized void stopKafka(String bootstrapServers) {
    KafkaBroker broker = ALONE.get(bootstrapServers);
    if (broker != null) {
      broker.close();
    }
  }

  private static KafkaBroker startBroker(String name, Optional<KafkaBroker.Detour> detour) {
    openFolder();
    KafkaBroker broker =
        KafkaBroker.start(
            new KafkaBroker.Settings(
                folder.resolve(name), TcpPorts.free(), TcpPorts.free(), folder.toString(), detour),
            running);
    CLOSERS.push(broker::close);
    return broker;
  }

  /** Starts PostgreSQL and returns the superuser's login: URL, user and password. */
  public static synchronized String startPostgres() {
    registerHook();
    if (Containers.haveImage(Containers.POSTGRES_IMAGE)) {
      RealPartsReport.add("PostgreSQL: Testcontainers, " + Containers.POSTGRES_IMAGE);
      return join(Containers.startPostgres());
    }
    openFolder();
    PostgresServer server =
        PostgresServer.start(
            new PostgresServer.Settings(
                folder.resolve("postgres"), TcpPorts.free(), PostgresServer.Durability.UNSYNCED),
            running);
    CLOSERS.push(server::close);
    RealPartsReport.add(
        "PostgreSQL: server process "
            + server.version()
            + " from Maven artifacts (Docker or image not there)");
    return join(server.superuser("postgres"));
  }

  private static String join(Database login) {
    return login.jdbcUrl() + " " + login.user() + " " + login.password();
  }

  private static void openFolder() {
    if (running != null) {
      return;
    }
    try {
      folder = Files.createTempDirectory("marketsuite-test-").toRealPath();
      running = RunningParts.open(folder, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hooked;

  private static void registerHook() {
    if (!hooked) {
      hooked = true;
      Runtime.getRuntime().addShutdownHook(new Thread(StartedParts::stopAll, "stop-real-parts"));
    }
  }

  private static synchronized void stopAll() {
    CLOSERS.forEach(Runnable::run);
    if (running != null) {
      running.close();
      Folders.delete(folder);
    }
  }
}
