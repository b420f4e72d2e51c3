package io.marketsuite.stack;

import io.marketsuite.keyring.GenerateKeys;
import io.marketsuite.stack.kafka.KafkaBroker;
import io.marketsuite.stack.kafka.TopicProvisioner;
import io.marketsuite.stack.kafka.TopicRequest;
import io.marketsuite.stack.postgres.Database;
import io.marketsuite.stack.postgres.PostgresServer;
import io.marketsuite.stack.process.ChildProcess;
import io.marketsuite.stack.process.Folders;
import io.marketsuite.stack.process.RunningParts;
import io.marketsuite.stack.process.TcpPorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The whole suite on one machine, each part a process of its own:
 *
 * <pre>
 *   PostgreSQL ┐                 ┌ simulator
 *   Kafka      ┴ keys, topics ───┼ settings ─ ingress
 *                                └ processor, dispatcher, telemetry-etl
 * </pre>
 *
 * It is stopped in the reverse order: on {@link #close()}, on Ctrl-C or SIGTERM, and when a part
 * fails to start. When the launcher itself is killed, see {@link RunningParts}. Thread-safe.
 */
public final class LocalStack implements AutoCloseable {
  private static final int PARTITIONS = 3;
  private static final String KAFKA = "kafka";
  private static final String POSTGRES = "postgres";
  private static final String KEYS = "keys";
  private static final String LOGS = "logs";
  private static final List<String> OUR_FOLDERS =
      List.of(KAFKA, POSTGRES, KEYS, LOGS, SuiteEnvironment.STREAMS_STATE);
  private static final Duration SERVICE_LIMIT = Duration.ofSeconds(180);

  private final StackSettings settings;
  private final Progress progress;
  private final RunningParts running;
  private final Map<Service, ServiceProcess> services = new ConcurrentHashMap<>();
  private final List<ServiceProcess> replicas = new CopyOnWriteArrayList<>();
  private final Thread onCtrlC = new Thread(this::stopParts, "stop-local-stack");
  private volatile PostgresServer postgres;
  private volatile KafkaBroker kafka;
  private volatile SuiteEnvironment environment;
  private volatile boolean stopping;

  private LocalStack(StackSettings settings, Progress progress, RunningParts running) {
    this.settings = settings;
    this.progress = progress;
    this.running = running;
  }

  /**
   * Starts everything and waits until all of it is ready.
   *
   * @throws StackException when a port is taken or a part does not come up; everything that was
   *     started has been stopped then
   */
  public static LocalStack start(StackSettings settings, Progress progress) {
    boolean throwaway = settings.data() == StackSettings.Data.THROWAWAY;
    RunningParts running = RunningParts.open(settings.folder(), throwaway);
    LocalStack stack = new LocalStack(settings, progress, running);
    Runtime.getRuntime().addShutdownHook(stack.onCtrlC);
    try {
      settings.ports().requireFree();
      stack.startParts();
      return stack;
    } catch (RuntimeException e) {
      boolean byCtrlC = stack.stopping;
      stack.close();
      throw byCtrlC ? new StackException("Stopped while starting.", e) : e;
    }
  }

  private void startParts() {
    if (settings.data() != StackSettings.Data.KEPT) {
      OUR_FOLDERS.forEach(name -> Folders.delete(settings.folder().resolve(name)));
    }
    Together.run(List.of(this::startPostgres, this::startKafka, this::makeKeys));
    makeTopics();
    environment = prepareDatabases();
    Together tasks = new Together();
    Map<Service, CompletableFuture<Void>> starting = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      List<CompletableFuture<Void>> before = service.after().stream().map(starting::get).toList();
      starting.put(service, tasks.submit(before, () -> startService(service)));
    }
    tasks.await();
  }

  private void startPostgres() {
    Stopwatch watch = Stopwatch.start();
    int port = settings.ports().of(Ports.POSTGRES);
    postgres =
        PostgresServer.start(
            new PostgresServer.Settings(
                settings.folder().resolve(POSTGRES), port, PostgresServer.Durability.SYNCED),
            running);
    progress.up(
        "PostgreSQL " + postgres.version(),
        "127.0.0.1:" + port,
        watch.elapsed(),
        postgres.residentBytes());
  }

  private void startKafka() {
    Stopwatch watch = Stopwatch.start();
    kafka =
        KafkaBroker.start(
            new KafkaBroker.Settings(
                settings.folder().resolve(KAFKA),
                settings.ports().of(Ports.KAFKA),
                settings.ports().of(Ports.KAFKA_CONTROLLER),
                settings.folder().toString()),
            running);
    progress.up(
        "Kafka " + KafkaBroker.version(),
        kafka.bootstrapServers(),
        watch.elapsed(),
        kafka.process().residentBytes());
  }

  /** Made beside and moved: the folder is either whole or absent. */
  private void makeKeys() {
    if (Files.exists(keys())) {
      return;
    }
    Path beside = settings.folder().resolve(KEYS + ".new");
    Folders.delete(beside);
    GenerateKeys.into(beside);
    try {
      Files.move(beside, keys(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StackException("The keys could not be put in place: " + e.getMessage(), e);
    }
  }

  private Path keys() {
    return settings.folder().resolve(KEYS);
  }

  private void makeTopics() {
    Stopwatch watch = Stopwatch.start();
    List<TopicRequest> catalogue = TopicRequest.catalogue(PARTITIONS);
    int made = TopicProvisioner.createMissing(kafka.bootstrapServers(), catalogue);
    progress.note(catalogue.size() + " topics, " + made + " of them new", watch.elapsed());
  }

  private SuiteEnvironment prepareDatabases() {
    return new SuiteEnvironment(
        settings,
        kafka.bootstrapServers(),
        postgres.admin().database("settings", "settings"),
        postgres.admin().guest("settings", "ingress"),
        postgres.admin().database("dispatcher", "dispatcher"),
        postgres.admin().database("lifecycle", "lifecycle"),
        keys());
  }

  private void startService(Service service) {
    ServiceProcess process =
        ServiceProcess.start(
            launch(
                service,
                service.folder(),
                environment.of(service),
                settings.ports().managementOf(service)),
            running);
    services.put(service, process);
    progress.up(
        service.folder(),
        url(service).toString(),
        process.startUp(),
        process.process().residentBytes());
  }

  private ServiceProcess.Launch launch(
      Service service, String name, Map<String, String> configuration, int managementPort) {
    return new ServiceProcess.Launch(
        name,
        settings.project().resolve(service.folder()).resolve("target/quarkus-app/quarkus-run.jar"),
        JvmFlags.of(service.heapMiB(), settings.folder()),
        configuration,
        settings.project(),
        settings.folder().resolve(LOGS).resolve(name + ".log"),
        URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"),
        SERVICE_LIMIT);
  }

  /**
   * Starts one more instance of a service, beside the stack's own, on free ports, and waits until
   * it is ready. Whoever asks for it closes it; with the stack it ends at the latest.
   *
   * @param name of its log
   * @param more environment variables that win over those of the stack's own instance
   */
  public ServiceProcess startAnother(Service service, String name, Map<String, String> more) {
    int managementPort = TcpPorts.free();
    Map<String, String> configuration = new HashMap<>(environment.of(service));
    configuration.put("QUARKUS_HTTP_PORT", Integer.toString(TcpPorts.free()));
    configuration.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    configuration.putAll(more);
    return ServiceProcess.start(launch(service, name, configuration, managementPort), running);
  }

  /**
   * Starts one more replica of a service that keeps no local state, on ports that are free now, and
   * waits until it is ready. It is stopped with the stack.
   */
  public Replica replica(Service service) {
    int port = TcpPorts.free();
    String name = service.folder() + "-" + (replicas.size() + 2);
    ServiceProcess process =
        startAnother(service, name, Map.of("QUARKUS_HTTP_PORT", Integer.toString(port)));
    replicas.add(process);
    URI where = URI.create("http://localhost:" + port);
    progress.up(name, where.toString(), process.startUp(), process.process().residentBytes());
    return new Replica(where, process);
  }

  /**
   * One more process of a service.
   *
   * @param url where it serves
   * @param process to stop and start it
   */
  public record Replica(URI url, ServiceProcess process) {}

  /** What clients take as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /**
   * The superuser's login to a database ({@code settings}, {@code dispatcher}, {@code lifecycle}),
   * for looking in.
   */
  public Database superuser(String database) {
    return postgres.superuser(database);
  }

  /** Where a service serves. */
  public URI url(Service service) {
    return URI.create("http://localhost:" + settings.ports().of(service));
  }

  /** Where a service answers for its health and metrics. */
  public URI managementUrl(Service service) {
    return URI.create("http://localhost:" + settings.ports().managementOf(service));
  }

  /** A service's log file. */
  public Path log(Service service) {
    return settings.folder().resolve(LOGS).resolve(service.folder() + ".log");
  }

  /** A service's process: start-up time, memory, and ways to stop and start it. */
  public ServiceProcess service(Service service) {
    ServiceProcess process = services.get(service);
    if (process == null) {
      throw new IllegalStateException(service.folder() + " has not been started");
    }
    return process;
  }

  /**
   * Stops a service in an orderly way and starts it again with more configuration, as a roll-out
   * would.
   *
   * @param more environment variables that win over those it had
   */
  public void restart(Service service, Map<String, String> more) {
    ServiceProcess old = service(service);
    old.close();
    services.put(service, old.startedWith(more));
  }

  /** Starts a process that is no part of the suite beside it; it is ended with the stack. */
  public ChildProcess guest(ChildProcess.Launch launch) {
    return ChildProcess.start(launch, running);
  }

  /** The broker, for tests that stop and start it. */
  public KafkaBroker kafka() {
    return kafka;
  }

  /** The database server, for tests that stop and start it. */
  public PostgresServer postgres() {
    return postgres;
  }

  /** What the stack was made from. */
  public StackSettings settings() {
    return settings;
  }

  /** Stops everything in an orderly way; the second time it does nothing. */
  @Override
  public void close() {
    stopParts();
    try {
      Runtime.getRuntime().removeShutdownHook(onCtrlC);
    } catch (IllegalStateException _) {
      // The JVM is ending, and its hook has nothing left to do.
    }
  }

  private synchronized void stopParts() {
    if (stopping) {
      return;
    }
    stopping = true;
    progress.stopping("the services");
    closeAll(Stream.concat(services.values().stream(), replicas.stream()).toList());
    progress.stopping("Kafka and PostgreSQL");
    closeAll(Stream.of(kafka, postgres).filter(Objects::nonNull).toList());
    running.close();
    if (settings.data() == StackSettings.Data.THROWAWAY) {
      Folders.delete(settings.folder());
    }
  }

  /** What does not stop when asked is ended by {@link RunningParts#close()} afterwards. */
  private static void closeAll(Collection<? extends AutoCloseable> parts) {
    Together together = new Together();
    for (AutoCloseable part : parts) {
      together.submit(
          List.of(),
          () -> {
            try {
              part.close();
            } catch (Exception e) {
              throw new StackException("A part did not stop: " + e.getMessage(), e);
            }
          });
    }
    together.awaitEvenFailed();
  }
}
