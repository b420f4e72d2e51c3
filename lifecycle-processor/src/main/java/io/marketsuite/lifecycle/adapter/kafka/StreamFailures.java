package io.marketsuite.lifecycle.adapter.kafka;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * Replaces a stream thread that failed, so that a broker's or a disk's bad moment does not stop
 * every decision for good; after too many in a row the client stops, and liveness says so.
 */
@Singleton
public class StreamFailures implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = Logger.getLogger(StreamFailures.class);
  private static final int BEARABLE = 10;
  private static final Duration WITHIN = Duration.ofMinutes(10);
  private final Deque<Instant> recent = new ArrayDeque<>();

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
    Instant now = Instant.now();
    recent.addLast(now);
    while (recent.getFirst().isBefore(now.minus(WITHIN))) {
      recent.removeFirst();
    }
    LOG.errorf(failure, "a stream thread failed, %d times within %s", recent.size(), WITHIN);
    return recent.size() > BEARABLE
        ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
        : StreamThreadExceptionResponse.REPLACE_THREAD;
  }
}
