package io.marketsuite.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A closed loop: each connection sends its next request when the last one was answered. Its
 * latencies therefore say what a caller waited at the reached rate, not what he would wait at a
 * higher one. Runs on the calling thread, alone.
 */
public final class Generator {
  private static final int ACCEPTED = 202;
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(15);

  private final Load load;
  private final Requests requests;
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Integer, Long> others = new TreeMap<>();
  private long[] latencies = new long[1 << 18];
  private int measured;
  private long accepted;
  private boolean measuring;
  private boolean ending;

  private Generator(Load load, Requests requests) {
    this.load = load;
    this.requests = requests;
  }

  /**
   * Makes the load and returns when each request sent was answered.
   *
   * @param onMeasuring told when measuring begins and when it ends
   */
  public static LoadResult run(Load load, Requests requests, Runnable onMeasuring) {
    try {
      return new Generator(load, requests).run(onMeasuring);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LoadResult run(Runnable onMeasuring) throws IOException {
    try (Selector selector = Selector.open()) {
      List<Connection> connections = new ArrayList<>();
      for (int i = 0; i < load.connections(); i++) {
        connections.add(Connection.open(load.target(), selector, requests, this::answered));
      }
      loop(selector, load.warmUp());
      measuring = true;
      onMeasuring.run();
      long began = System.nanoTime();
      long cpu = threads.getCurrentThreadCpuTime();
      loop(selector, load.measured());
      long elapsed = System.nanoTime() - began;
      long used = threads.getCurrentThreadCpuTime() - cpu;
      measuring = false;
      onMeasuring.run();
      drain(selector, connections);
      long[] sorted = Arrays.copyOf(latencies, measured);
      Arrays.sort(sorted);
      return new LoadResult(
          accepted, others, sorted, Duration.ofNanos(elapsed), Duration.ofNanos(used));
    }
  }

  private void loop(Selector selector, Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      selector.select(Generator::ready, 50);
    }
  }

  private void drain(Selector selector, List<Connection> connections) throws IOException {
    ending = true;
    long end = System.nanoTime() + LAST_ANSWERS.toNanos();
    while (connections.stream().anyMatch(Connection::isWaiting) && System.nanoTime() < end) {
      selector.select(Generator::ready, 50);
    }
    for (Connection connection : connections) {
      connection.close();
    }
  }

  private static void ready(SelectionKey key) {
    ((Connection) key.attachment()).ready();
  }

  /** Whether the connection is to send its next request. */
  private boolean answered(int status, long latencyNanos) {
    if (status == ACCEPTED) {
      accepted++;
    } else {
      others.merge(status, 1L, Long::sum);
    }
    if (measuring && status == ACCEPTED) {
      if (measured == latencies.length) {
        latencies = Arrays.copyOf(latencies, measured * 2);
      }
      latencies[measured++] = latencyNanos;
    }
    return !ending;
  }
}
