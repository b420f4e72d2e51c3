package io.marketsuite.benchmarks.answers;

import io.marketsuite.contracts.lifecycle.CommandKind;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An open loop: each command has a time at which it is due, whatever became of those before it, and
 * its latency counts from that time. So a stall shows in every command that it delayed, and not in
 * one alone (coordinated omission).
 */
final class OpenLoop {
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(25);

  private final HttpClient http;
  private final Commands commands;
  private long next;
  private long latestNanos;

  OpenLoop(HttpClient http, Commands commands) {
    this.http = http;
    this.commands = commands;
  }

  /**
   * Sends for a while and returns when each command was answered.
   *
   * @param rate commands per second
   */
  void run(int rate, Duration time, Timings timings) {
    long gapNanos = Duration.ofSeconds(1).toNanos() / rate;
    long count = time.toNanos() / gapNanos;
    long began = System.nanoTime();
    CompletableFuture<?>[] answers = new CompletableFuture<?>[(int) count];
    latestNanos = 0;
    for (int i = 0; i < count; i++) {
      long due = began + i * gapNanos;
      // Made beforehand, so that only sending is left at its time.
      HttpRequest request = commands.request(next);
      CommandKind kind = commands.kind(next);
      next++;
      LockSupport.parkNanos(due - System.nanoTime());
      latestNanos = Math.max(latestNanos, System.nanoTime() - due);
      answers[i] =
          http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
              .handle(
                  (answer, failure) -> {
                    int status = failure == null ? answer.statusCode() : 0;
                    timings.note(kind, status, System.nanoTime() - due);
                    return status;
                  });
    }
    CompletableFuture.allOf(answers).orTimeout(LAST_ANSWERS.toSeconds(), TimeUnit.SECONDS).join();
  }

  /**
   * How late the latest command of the last run was sent, in milliseconds; it is in the figures.
   */
  double latestMillis() {
    return latestNanos / 1e6;
  }
}
