package io.marketsuite.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningPartsTest {
  @TempDir Path folder;

  @Test
  void closing_ends_what_is_still_listed() throws Exception {
    RunningParts running = RunningParts.open(folder, false);
    ChildProcess sleeper = sleeper(running);

    running.close();

    assertThat(end(sleeper.pid())).isCompleted();
    assertThatThrownBy(() -> sleeper(running)).hasMessageContaining("the stack is stopping");
  }

  @Test
  void a_folder_belongs_to_one_launcher_at_a_time() {
    try (RunningParts _ = RunningParts.open(folder, false)) {
      assertThatThrownBy(() -> RunningParts.open(folder, false))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("already running");
    }
    RunningParts.open(folder, false).close();
  }

  @Test
  void a_launcher_that_is_killed_leaves_nothing_running() throws Exception {
    Process launcher =
        new ProcessBuilder(
                JavaHome.java(),
                "-cp",
                System.getProperty("java.class.path"),
                LauncherOfASleeper.class.getName(),
                folder.toString())
            .start();
    long sleeper = Long.parseLong(launcher.inputReader().readLine());
    assertThat(ProcessHandle.of(sleeper)).isPresent();

    launcher.destroyForcibly().waitFor();

    end(sleeper).get(20, TimeUnit.SECONDS);
    assertThat(ProcessHandle.of(sleeper).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void the_next_start_ends_what_neither_launcher_nor_watchdog_could() throws Exception {
    Process left = new ProcessBuilder("sleep", "600").start();
    PartRecord.writeAll(
        folder.resolve("running"), List.of(PartRecord.of("left over", left.toHandle())));

    RunningParts.open(folder, false).close();

    assertThat(left.waitFor(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_process_that_only_has_the_same_id_is_left_alone() throws Exception {
    Process strangers = new ProcessBuilder("sleep", "600").start();
    Instant anotherTime = Instant.now().minus(Duration.ofHours(1));
    PartRecord.writeAll(
        folder.resolve("running"),
        List.of(new PartRecord("was ours", strangers.pid(), anotherTime)));

    RunningParts.open(folder, false).close();

    assertThat(strangers.isAlive()).isTrue();
    strangers.destroyForcibly().waitFor();
  }

  @Test
  void a_part_that_ignores_sigterm_is_killed_after_its_grace() {
    try (RunningParts running = RunningParts.open(folder, false)) {
      ChildProcess stubborn =
          start(
              running, List.of("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 0.1; done"));
      awaitLog(stubborn, "deaf");

      stubborn.stop(Duration.ofMillis(300));

      assertThat(stubborn.isAlive()).isFalse();
    }
  }

  private static void awaitLog(ChildProcess process, String word) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!LogTail.of(process.log()).contains(word)) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }

  private static CompletableFuture<ProcessHandle> end(long pid) {
    return ProcessHandle.of(pid)
        .map(ProcessHandle::onExit)
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  private ChildProcess sleeper(RunningParts running) {
    return start(running, List.of("sleep", "600"));
  }

  private ChildProcess start(RunningParts running, List<String> command) {
    return ChildProcess.start(
        new ChildProcess.Launch("part", command, Map.of(), folder, folder.resolve("part.log")),
        running);
  }

  /** A launcher that starts one part, tells its process id and waits to be killed. */
  static final class LauncherOfASleeper {
    public static void main(String[] args) throws IOException {
      Path folder = Path.of(args[0]);
      RunningParts running = RunningParts.open(folder, false);
      ChildProcess sleeper =
          ChildProcess.start(
              new ChildProcess.Launch(
                  "sleeper",
                  List.of("sleep", "600"),
                  Map.of(),
                  folder,
                  Files.createTempFile(folder, "sleeper", ".log")),
              running);
      System.out.println(sleeper.pid());
      System.in.read();
    }
  }
}
