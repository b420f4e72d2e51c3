package io.marketsuite.stack.kafka;

import io.marketsuite.stack.StackException;
import io.marketsuite.stack.process.ChildProcess;
import io.marketsuite.stack.process.JavaHome;
import io.marketsuite.stack.process.RunningParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * A real Kafka broker, broker and KRaft controller in one process of its own, run from Kafka's
 * Maven artifacts. One broker means replication 1: what a cluster keeps through the loss of a
 * machine, this does not. An acknowledged record survives SIGKILL of the process (it is in the page
 * cache), not a power loss. Listens on the loopback address only. Thread-safe.
 */
public final class KafkaBroker implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(180);
  private static final Duration STOP_GRACE = Duration.ofSeconds(15);

  private final Settings settings;
  private final RunningParts running;
  private volatile ChildProcess process;

  private KafkaBroker(Settings settings, RunningParts running) {
    this.settings = settings;
    this.running = running;
  }

  /**
   * Where and how the broker runs.
   *
   * @param folder data, configuration and log; formatted when it is new
   * @param port of the clients' listener
   * @param controllerPort of the controller's listener
   * @param marker words that appear on the process's command line, for people reading {@code ps}
   * @param detour a second listener, for clients that come by another way
   */
  public record Settings(
      Path folder, int port, int controllerPort, String marker, Optional<Detour> detour) {
    /** Makes the folder's path absolute, since the process has its own working directory. */
    public Settings {
      folder = folder.toAbsolutePath();
    }

    /** A broker with one listener. */
    public Settings(Path folder, int port, int controllerPort, String marker) {
      this(folder, port, controllerPort, marker, Optional.empty());
    }
  }

  /**
   * A listener whose clients are told another port than it listens on, such as a proxy's.
   *
   * @param port it listens on
   * @param advertised the port its clients are told
   */
  public record Detour(int port, int advertised) {}

  /**
   * Starts the broker and waits until it serves clients.
   *
   * @throws StackException when it does not come up, with the end of its log
   */
  public static KafkaBroker start(Settings settings, RunningParts running) {
    KafkaBroker broker = new KafkaBroker(settings, running);
    broker.start();
    return broker;
  }

  /** Starts it again on the same data and ports, after {@link #kill()} or {@link #close()}. */
  public void start() {
    List<String> command = command();
    Path folder = settings.folder();
    process =
        ChildProcess.start(
            new ChildProcess.Launch(
                "Kafka", command, Map.of(), folder, folder.resolve("kafka.log")),
            running);
    awaitReady();
  }

  private List<String> command() {
    Path properties = settings.folder().resolve("server.properties");
    Path arguments = settings.folder().resolve("java.args");
    try {
      Files.createDirectories(settings.folder());
      Files.writeString(properties, BrokerConfiguration.properties(settings));
      Files.writeString(arguments, BrokerConfiguration.javaArguments());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(
        JavaHome.java(),
        "@" + arguments,
        "-Dmarketsuite.part=" + settings.marker(),
        BrokerProcess.class.getName(),
        properties.toString());
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!answers()) {
      if (!process.isAlive()) {
        process.stop(STOP_GRACE);
        throw process.failure("ended while starting");
      }
      if (System.nanoTime() > deadline) {
        StackException failure =
            process.failure("was not ready within " + START_LIMIT.toSeconds() + " s");
        process.stop(STOP_GRACE);
        throw failure;
      }
    }
  }

  private boolean answers() {
    if (!PortProbe.accepts(settings.port(), Duration.ofMillis(100))) {
      return false;
    }
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", bootstrapServers(),
            "default.api.timeout.ms", 5000,
            "request.timeout.ms", 4000,
            "reconnect.backoff.ms", 50);
    try (Admin admin = Admin.create(config)) {
      return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw process.failure("was interrupted while starting");
    }
  }

  /** The version it runs, for example {@code 4.2.1}. */
  public static String version() {
    return AppInfoParser.getVersion();
  }

  /** What clients take as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + settings.port();
  }

  /** The broker's process: its pid, memory and log. */
  public ChildProcess process() {
    return process;
  }

  /** SIGKILL, as a crash would. */
  public void kill() {
    process.kill();
  }

  /** Stops the broker in an orderly way; does nothing when it does not run. */
  @Override
  public void close() {
    process.stop(STOP_GRACE);
  }
}
