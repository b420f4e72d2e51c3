package io.marketsuite.stack.process;

import io.marketsuite.stack.StackException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One process of ours: its output goes to a file, Ctrl-C in the terminal does not reach it (the
 * launcher stops its parts itself, in order), and it is on the folder's list of {@link
 * RunningParts} from its first moment to its last. Safe for use by several threads.
 */
public final class ChildProcess {
  private final String name;
  private final Process process;
  private final Path log;
  private final RunningParts running;

  private ChildProcess(String name, Process process, Path log, RunningParts running) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.running = running;
  }

  /**
   * What to start.
   *
   * @param name how people call it
   * @param command executable and arguments
   * @param environment added to this process's own environment
   * @param directory its working directory
   * @param log where standard output and standard error go, appended
   */
  public record Launch(
      String name,
      List<String> command,
      Map<String, String> environment,
      Path directory,
      Path log) {
    /** Keeps its own copies. */
    public Launch {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }

    /** Without the environment, which holds passwords. */
    @Override
    public String toString() {
      return name + " in " + directory + ": " + command;
    }
  }

  /**
   * Starts a process.
   *
   * @param running the list it is entered in
   * @throws StackException when the executable cannot be started
   */
  public static ChildProcess start(Launch launch, RunningParts running) {
    Path log = launch.log().toAbsolutePath();
    Process process = running.enter(launch.name(), () -> spawn(launch, log), Process::toHandle);
    return new ChildProcess(launch.name(), process, log, running);
  }

  private static Process spawn(Launch launch, Path log) throws IOException {
    Files.createDirectories(log.getParent());
    ProcessBuilder builder = new ProcessBuilder(deafToCtrlC(launch.command()));
    builder.directory(launch.directory().toFile());
    builder.environment().putAll(launch.environment());
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.redirectErrorStream(true);
    return builder.start();
  }

  /**
   * A command that does not hear the terminal's signals: an ignored signal stays ignored across
   * exec, and the JVM respects that.
   */
  public static List<String> deafToCtrlC(List<String> command) {
    List<String> wrapped =
        new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
    wrapped.addAll(command);
    return wrapped;
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The file with this process's output. */
  public Path log() {
    return log;
  }

  /** Resident memory in bytes, or -1 where the system does not tell. */
  public long residentBytes() {
    return Memory.residentBytes(pid());
  }

  /** SIGSTOP: it stands still, with its sockets open, until {@link #thaw()}. */
  public void freeze() {
    signal("-STOP");
  }

  /** SIGCONT: it goes on where it stood. */
  public void thaw() {
    signal("-CONT");
  }

  /** By the system's own tool: Java can only end a process. */
  private void signal(String which) {
    try {
      int result =
          new ProcessBuilder("kill", which, Long.toString(pid()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (result != 0) {
        throw new StackException(name + " does not take the signal " + which + ".");
      }
    } catch (IOException e) {
      throw new StackException("There is no kill command here: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException(name + " was interrupted while it was signalled.", e);
    }
  }

  /** SIGKILL, as a crash would: for tests of what survives one. Returns when it is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd(Duration.ofSeconds(10));
    running.release(process.toHandle());
  }

  /**
   * Ends the process: SIGTERM, then SIGKILL once the grace is over. Does nothing when it has ended.
   *
   * @param grace how long it may take for an orderly stop
   */
  public void stop(Duration grace) {
    process.destroy();
    if (!awaitEnd(grace)) {
      process.destroyForcibly();
      awaitEnd(Duration.ofSeconds(10));
    }
    running.release(process.toHandle());
  }

  private boolean awaitEnd(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * What to tell when this part does not come up.
   *
   * @param what for example "was not ready within 60 s"
   */
  public StackException failure(String what) {
    String ended = isAlive() ? "" : " (it ended with exit code " + process.exitValue() + ")";
    return new StackException(
        "%s %s%s. Its log is %s; the last lines:%n%s"
            .formatted(name, what, ended, log, LogTail.of(log)));
  }
}
