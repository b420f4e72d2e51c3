package io.marketsuite.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends what a launcher that died left running, by its list. */
final class Leftovers {
  private static final Duration GRACE = Duration.ofSeconds(8);

  private Leftovers() {}

  /**
   * Ends the listed processes that still run, the last started first: SIGTERM to all, SIGKILL to
   * those that have not ended after the grace. The list is empty afterwards.
   *
   * @return how many were ended
   */
  static int end(Path list) {
    List<ProcessHandle> running =
        PartRecord.readAll(list).reversed().stream().flatMap(p -> p.find().stream()).toList();
    running.forEach(ProcessHandle::destroy);
    if (!allEnd(running, GRACE)) {
      running.forEach(ProcessHandle::destroyForcibly);
      allEnd(running, GRACE);
    }
    delete(list);
    return running.size();
  }

  private static boolean allEnd(List<ProcessHandle> processes, Duration limit) {
    CompletableFuture<?>[] exits =
        processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(exits).get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void delete(Path list) {
    try {
      Files.deleteIfExists(list);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
