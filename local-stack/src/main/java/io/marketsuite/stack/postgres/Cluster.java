package io.marketsuite.stack.postgres;

import io.marketsuite.stack.StackException;
import io.marketsuite.stack.process.ChildProcess;
import io.marketsuite.stack.process.Folders;
import io.marketsuite.stack.process.LogTail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * A data folder and the programs that work on it. {@code pg_ctl} starts the postmaster in a session
 * of its own, so that Ctrl-C in the launcher's terminal does not reach it.
 */
final class Cluster {
  private static final Duration PID_LIMIT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final String STOP_LIMIT_SECONDS = "15";

  private final Path folder;
  private final Path data;
  private final int port;
  private final PostgresServer.Durability durability;
  private final Path programs = PostgresBinaries.unpacked().resolve("bin");

  Cluster(Path folder, int port, PostgresServer.Durability durability) {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.port = port;
    this.durability = durability;
  }

  Path log() {
    return folder.resolve("postgres.log");
  }

  /** Runs initdb, into another folder first: a data folder is either whole or absent. */
  void initialiseIfNew(String superuserPassword) {
    if (Files.exists(data)) {
      return;
    }
    Path beside = folder.resolve("initialising");
    Path passwordFile = folder.resolve("initialising.password");
    try {
      Files.createDirectories(folder);
      Folders.delete(beside);
      Files.writeString(passwordFile, superuserPassword);
      run(
          "initialise",
          "initdb",
          "--pgdata=" + beside,
          "--username=postgres",
          "--pwfile=" + passwordFile,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8",
          "--locale=C",
          "--no-sync");
      Files.move(beside, data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deleteQuietly(passwordFile);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Starts the postmaster without waiting until it takes connections.
   *
   * @return its process, which ends by itself when it cannot start
   */
  ProcessHandle launch() {
    String options =
        String.join(
            " -c ",
            "-p " + port,
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=''",
            "shared_buffers=32MB",
            "max_connections=100",
            "fsync=" + (durability == PostgresServer.Durability.SYNCED ? "on" : "off"));
    run(
        "start",
        "pg_ctl",
        "start",
        "--no-wait",
        "--pgdata=" + data,
        "--log=" + log(),
        "--options=" + options);
    return awaitPostmaster();
  }

  private ProcessHandle awaitPostmaster() {
    long deadline = System.nanoTime() + PID_LIMIT.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<ProcessHandle> postmaster = postmaster();
      if (postmaster.isPresent()) {
        return postmaster.get();
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    throw failure("PostgreSQL ended at once.");
  }

  /** The postmaster that the data folder names, when it runs. */
  private Optional<ProcessHandle> postmaster() {
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip();
      return ProcessHandle.of(Long.parseLong(pid)).filter(this::isPostgres);
    } catch (IOException | NoSuchElementException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** Process ids are reused: only a server whose command names this folder is this one. */
  private boolean isPostgres(ProcessHandle process) {
    return process.isAlive()
        && process
            .info()
            .arguments()
            .filter(arguments -> List.of(arguments).contains(data.toString()))
            .isPresent();
  }

  /** Stops a server on this data folder that a launcher left without noting it. */
  void stopLeftover() {
    postmaster().ifPresent(this::stop);
  }

  void stop(ProcessHandle postmaster) {
    if (!postmaster.isAlive()) {
      return;
    }
    try {
      run(
          "stop",
          "pg_ctl",
          "stop",
          "--mode=fast",
          "--wait",
          "--timeout=" + STOP_LIMIT_SECONDS,
          "--pgdata=" + data);
    } finally {
      postmaster.destroyForcibly();
      awaitEnd(postmaster, Duration.ofSeconds(10));
    }
  }

  /** Waits for a process that may not be a child of ours. */
  static void awaitEnd(ProcessHandle process, Duration limit) {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new StackException("Process " + process.pid() + " does not end.", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(String what, String program, String... arguments) {
    List<String> command = new ArrayList<>(Unprivileged.prefix());
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path output = folder.resolve(program + ".log");
    try {
      ProcessBuilder builder = new ProcessBuilder(ChildProcess.deafToCtrlC(command));
      builder.directory(folder.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      if (builder.start().waitFor() != 0) {
        String said = Files.readString(output, StandardCharsets.ISO_8859_1).strip();
        throw failure("PostgreSQL could not " + what + ": " + said);
      }
    } catch (IOException e) {
      throw new StackException("PostgreSQL could not " + what + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("PostgreSQL's " + what + " was interrupted.", e);
    }
  }

  /** What to tell when the server does not come up: the message and the end of its log. */
  StackException failure(String message) {
    return new StackException(
        "%s Its log is %s; the last lines:%n%s".formatted(message, log(), LogTail.of(log())));
  }
}
