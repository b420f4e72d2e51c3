package io.marketsuite.stack.postgres;

import io.marketsuite.stack.StackException;
import io.marketsuite.stack.process.Memory;
import io.marketsuite.stack.process.RunningParts;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A real PostgreSQL server in a process of its own, run from the programs of its Maven artifact.
 * Its data stays in the folder between starts; after a crash PostgreSQL recovers from its own log.
 * Listens on the loopback address only, with passwords (SCRAM). Thread-safe.
 */
public final class PostgresServer implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final String SUPERUSER = "postgres";

  private final Settings settings;
  private final Cluster cluster;
  private final Passwords passwords;
  private final RunningParts running;
  private volatile ProcessHandle postmaster;

  private PostgresServer(Settings settings, RunningParts running) {
    this.settings = settings;
    this.running = running;
    this.passwords = new Passwords(settings.folder().resolve("passwords.properties"));
    this.cluster = new Cluster(settings.folder(), settings.port(), settings.durability());
  }

  /** Whether a commit waits for the disk. */
  public enum Durability {
    /** As PostgreSQL does by default. */
    SYNCED,
    /** Does not wait, for tests: survives a killed process, not a power loss. */
    UNSYNCED
  }

  /**
   * Where and how the server runs.
   *
   * @param folder data, passwords and log; initialised when it is new
   * @param port the TCP port
   * @param durability whether commits wait for the disk
   */
  public record Settings(Path folder, int port, Durability durability) {
    /** Makes the folder's path absolute, since the process has its own working directory. */
    public Settings {
      folder = folder.toAbsolutePath();
    }
  }

  /**
   * Starts the server and waits until it takes connections.
   *
   * @throws StackException when it does not come up, with the end of its log
   */
  public static PostgresServer start(Settings settings, RunningParts running) {
    PostgresServer server = new PostgresServer(settings, running);
    server.cluster.initialiseIfNew(server.passwords.of(SUPERUSER));
    server.start();
    return server;
  }

  /** Starts it again on the same data and port, after {@link #kill()} or {@link #close()}. */
  public void start() {
    cluster.stopLeftover();
    postmaster = running.enter("PostgreSQL", cluster::launch, Function.identity());
    awaitReady();
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!takesConnections()) {
      if (!postmaster.isAlive() || System.nanoTime() > deadline) {
        close();
        throw cluster.failure("PostgreSQL did not start.");
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** A login that works, not just an open port, which may be somebody else's. */
  private boolean takesConnections() {
    try (Connection connection = superuser("postgres").connect()) {
      return connection.isValid(1);
    } catch (SQLException _) {
      return false;
    }
  }

  public int port() {
    return settings.port();
  }

  /** The postmaster's process id. */
  public long pid() {
    return postmaster.pid();
  }

  /** Resident memory in bytes of the postmaster and its backends; shared pages count each time. */
  public long residentBytes() {
    return Stream.concat(Stream.of(postmaster), postmaster.descendants())
        .mapToLong(process -> Math.max(0, Memory.residentBytes(process.pid())))
        .sum();
  }

  /** The server's log. */
  public Path log() {
    return cluster.log();
  }

  /** The version it runs, for example {@code 18.3}. */
  public String version() {
    try (Connection connection = superuser("postgres").connect()) {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new StackException("PostgreSQL does not answer: " + e.getMessage(), e);
    }
  }

  /** The superuser's login, for looking in from outside. */
  public Database superuser(String database) {
    return new Database(url(database), SUPERUSER, passwords.of(SUPERUSER));
  }

  /** Makes databases and roles, whose passwords are kept beside the data. */
  public DatabaseAdmin admin() {
    return new DatabaseAdmin(superuser("postgres"), passwords::of);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + settings.port() + "/" + database;
  }

  /** SIGKILL to the postmaster and every backend, as a crash of the machine's software would. */
  public void kill() {
    List<ProcessHandle> all = postmaster.descendants().toList();
    postmaster.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    Cluster.awaitEnd(postmaster, Duration.ofSeconds(10));
    all.forEach(backend -> Cluster.awaitEnd(backend, Duration.ofSeconds(10)));
    running.release(postmaster);
  }

  /** Stops the server in an orderly way, ending its connections; does nothing when it is down. */
  @Override
  public void close() {
    cluster.stop(postmaster);
    running.release(postmaster);
  }
}
