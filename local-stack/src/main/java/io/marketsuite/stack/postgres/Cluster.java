package io.marketsuite.stack.postgres;

import io.marketsuite.stack.StackException;
import io.marketsuite.stack.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A data folder and the programs that work on it. {@code pg_ctl} starts the postmaster in a session
 * of its own, so that Ctrl-C in the launcher's terminal does not reach it.
 */
final class Cluster {
  private static final String START_LIMIT_SECONDS = "60";
  private static final String STOP_LIMIT_SECONDS = "15";
  private static final int TAIL_LINES = 25;

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

  /** Starts the postmaster and waits until it takes connections. */
  ProcessHandle start() {
    String options =
        "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c shared_buffers=32MB -c max_connections=100 -c fsync=%s"
            .formatted(port, durability == PostgresServer.Durability.SYNCED ? "on" : "off");
    run(
        "start",
        "pg_ctl",
        "start",
        "--wait",
        "--timeout=" + START_LIMIT_SECONDS,
        "--pgdata=" + data,
        "--log=" + log(),
        "--options=" + options);
    return postmaster();
  }

  private ProcessHandle postmaster() {
    try {
      long pid =
          Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().trim());
      return ProcessHandle.of(pid)
          .orElseThrow(() -> new StackException("PostgreSQL ended at once. " + logTail()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      if (builder.start().waitFor() != 0) {
        String said = Files.readString(output, StandardCharsets.ISO_8859_1);
        throw new StackException(
            "PostgreSQL could not %s: %s%n%s".formatted(what, said.strip(), logTail()));
      }
    } catch (IOException e) {
      throw new StackException("PostgreSQL could not " + what + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("PostgreSQL's " + what + " was interrupted.", e);
    }
  }

  private String logTail() {
    if (!Files.exists(log())) {
      return "";
    }
    try {
      List<String> lines = Files.readAllLines(log(), StandardCharsets.ISO_8859_1);
      List<String> last = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
      return "Its log is " + log() + "; the last lines:\n" + String.join("\n", last);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
