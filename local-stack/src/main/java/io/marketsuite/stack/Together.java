package io.marketsuite.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Tasks that run at the same time, some after others. A task whose predecessor failed is not run.
 * Confined to one thread, which submits and awaits.
 */
final class Together {
  private static final Executor THREADS = Thread::startVirtualThread;

  private final List<CompletableFuture<Void>> tasks = new ArrayList<>();
  private final CompletableFuture<Void> firstFailure = new CompletableFuture<>();

  /** Runs all at the same time; returns when all are done, or throws at the first failure. */
  static void run(List<Runnable> works) {
    Together together = new Together();
    works.forEach(work -> together.submit(List.of(), work));
    together.await();
  }

  /** Starts a task once those before it have succeeded. */
  CompletableFuture<Void> submit(List<CompletableFuture<Void>> before, Runnable work) {
    CompletableFuture<Void> task = allOf(before).thenRunAsync(work, THREADS);
    task.whenComplete(
        (_, failure) -> {
          if (failure != null) {
            firstFailure.completeExceptionally(failure);
          }
        });
    tasks.add(task);
    return task;
  }

  /**
   * Waits until all tasks are done.
   *
   * @throws RuntimeException the first failure, as soon as there is one; other tasks may still run
   */
  void await() {
    try {
      CompletableFuture.anyOf(allOf(tasks), firstFailure).join();
    } catch (CompletionException e) {
      throw unwrapped(e);
    }
  }

  /** Waits until all tasks have ended, however they ended. */
  void awaitEvenFailed() {
    allOf(tasks).exceptionally(_ -> null).join();
  }

  private static CompletableFuture<Void> allOf(List<CompletableFuture<Void>> tasks) {
    return CompletableFuture.allOf(tasks.toArray(CompletableFuture<?>[]::new));
  }

  /** A task after a failed one carries the same cause, wrapped once more. */
  private static RuntimeException unwrapped(CompletionException e) {
    Throwable cause = e;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof RuntimeException runtime
        ? runtime
        : new StackException("Unexpected: " + cause, cause);
  }
}
