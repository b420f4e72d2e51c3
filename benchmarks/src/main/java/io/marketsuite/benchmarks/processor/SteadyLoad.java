package io.marketsuite.benchmarks.processor;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Commands at a fixed rate, whatever becomes of them, in a thread of its own: an open loop, so that
 * a silence is not hidden by not asking. Thread-safe.
 */
final class SteadyLoad implements AutoCloseable {
  private final CommandLog log;
  private final int installations;
  private final Duration interval;
  private final Random random = new Random(7);
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private volatile boolean closed;

  /**
   * A command on its way.
   *
   * @param nanoTime when it was due, which is not when it was sent if the sender was late
   */
  record Sent(UUID commandId, long nanoTime) {}

  SteadyLoad(CommandLog log, int installations, int perSecond) {
    this.log = log;
    this.installations = installations;
    this.interval = Duration.ofNanos(1_000_000_000L / perSecond);
    this.thread = Thread.ofPlatform().name("load").daemon().start(this::run);
  }

  private void run() {
    long due = System.nanoTime();
    while (!closed) {
      LockSupport.parkNanos(due - System.nanoTime());
      if (System.nanoTime() - due >= 0) {
        Command command =
            BenchCommands.of(
                1 + random.nextInt(installations),
                random.nextBoolean() ? CommandKind.ACTIVATE : CommandKind.DEACTIVATE);
        sent.add(new Sent(command.commandId(), due));
        log.append(command);
        due += interval.toNanos();
      }
    }
  }

  List<Sent> sent() {
    return List.copyOf(sent);
  }

  @Override
  public void close() {
    stop();
  }

  /** Sends no more. */
  void stop() {
    closed = true;
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
