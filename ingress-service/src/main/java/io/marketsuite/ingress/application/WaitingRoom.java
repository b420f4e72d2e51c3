package io.marketsuite.ingress.application;

import io.marketsuite.contracts.lifecycle.Outcome;
import io.marketsuite.ingress.domain.Signal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The commands that wait for an answer in this instance. Each has a mailbox; whoever has something
 * to say puts it in and goes on, and the command's own thread alone reads it. So the local choice
 * is made on one thread, however signals race. Thread-safe.
 */
public final class WaitingRoom {
  private final Map<UUID, Mailbox> waiting = new ConcurrentHashMap<>();

  /** A command's mailbox, open until it is closed. */
  public final class Mailbox implements AutoCloseable {
    private final UUID commandId;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

    private Mailbox(UUID commandId) {
      this.commandId = commandId;
    }

    void put(Signal signal) {
      signals.add(signal);
    }

    /** The next signal; {@link Signal.TimePassed} if none comes within the time. */
    Signal take(Duration patience) throws InterruptedException {
      Signal signal = signals.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
      return signal == null ? new Signal.TimePassed() : signal;
    }

    @Override
    public void close() {
      waiting.remove(commandId);
    }
  }

  /** Opens a command's mailbox; do so before anybody can answer it. */
  Mailbox open(UUID commandId) {
    Mailbox mailbox = new Mailbox(commandId);
    waiting.put(commandId, mailbox);
    return mailbox;
  }

  /**
   * Passes on what the processor says.
   *
   * @return whether anybody waits for it here
   */
  public boolean deliver(Outcome outcome) {
    Optional<Mailbox> mailbox = Optional.ofNullable(waiting.get(outcome.commandId()));
    mailbox.ifPresent(open -> open.put(new Signal.OutcomeArrived(outcome)));
    return mailbox.isPresent();
  }

  /** How many commands wait. */
  public int size() {
    return waiting.size();
  }
}
