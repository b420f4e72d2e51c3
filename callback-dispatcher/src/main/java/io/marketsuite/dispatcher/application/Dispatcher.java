package io.marketsuite.dispatcher.application;

import io.marketsuite.dispatcher.domain.Backoff;
import io.marketsuite.dispatcher.domain.Lane;
import io.marketsuite.dispatcher.domain.LaneItem;
import io.marketsuite.dispatcher.domain.LaneItem.Entry;
import io.marketsuite.dispatcher.domain.Mode;
import io.marketsuite.dispatcher.domain.PartitionId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * The engine: the lanes of every partition that this instance owns. A busy lane has a virtual
 * thread of its own, a waiting one a timer. Thread-safe.
 */
public final class Dispatcher implements AutoCloseable {

  /**
   * How much, how long.
   *
   * @param inFlight attempts at a time, over all lanes
   * @param backoff between attempts of a sick key
   */
  public record Limits(int inFlight, Backoff backoff) {}

  /** What the engine works with. */
  public record Parts(
      Journal journal,
      ParkingLot parking,
      Courier courier,
      Observations observations,
      Limits limits,
      InstantSource clock,
      DoubleSupplier random) {}

  private final Parts parts;
  private final LaneWorker worker;
  private final ConcurrentMap<PartitionId, PartitionLanes> partitions = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("lane-timer").daemon().factory());

  public Dispatcher(Parts parts, Pulse pulse) {
    this.parts = parts;
    this.worker = new LaneWorker(parts, pulse);
  }

  /** A partition was assigned: it opens once its parked keys are loaded. */
  public PartitionLanes assigned(PartitionId id) {
    PartitionLanes lanes = new PartitionLanes(id, this);
    partitions.put(id, lanes);
    threads.execute(lanes::prepare);
    return lanes;
  }

  /** A partition was revoked or lost. */
  public void released(PartitionId id) {
    partitions.remove(id);
  }

  /** Deliveries that are in this instance's memory: being sent, or waiting behind those. */
  public List<Entry> inMemory() {
    return lanes().flatMap(Dispatcher::entries).toList();
  }

  private static Stream<Entry> entries(Lane lane) {
    Stream<Entry> head =
        switch (lane.mode()) {
          case Mode.Concluding c -> Stream.of(c.entry());
          case Mode.Sick s -> Stream.of(s.head());
          case Mode.Trying t -> Stream.of(t.head());
          case Mode.Postponing p -> Stream.of(p.head());
          case Mode.Healthy _, Mode.Parked _ -> Stream.empty();
        };
    return Stream.concat(head, lane.inbox().stream().flatMap(Dispatcher::entry));
  }

  private static Stream<Entry> entry(LaneItem item) {
    return switch (item) {
      case Entry entry -> Stream.of(entry);
      case LaneItem.Cancellation _ -> Stream.empty();
    };
  }

  /** How many keys of this instance's partitions are parked. */
  public long parkedKeys() {
    return lanes().filter(Dispatcher::isParked).count();
  }

  private static boolean isParked(Lane lane) {
    return switch (lane.mode()) {
      case Mode.Parked _, Mode.Trying _, Mode.Postponing _ -> true;
      case Mode.Concluding c -> c.entry().parked();
      case Mode.Healthy _, Mode.Sick _ -> false;
    };
  }

  /** How long the oldest delivery that has not ended has been waiting; zero if there is none. */
  public Duration oldestUndelivered() {
    Instant now = parts.clock().instant();
    return lanes()
        .flatMap(Dispatcher::requestTimes)
        .map(at -> Duration.between(at, now))
        .max(Duration::compareTo)
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  private static Stream<Instant> requestTimes(Lane lane) {
    Stream<Instant> inMemory = entries(lane).map(entry -> entry.delivery().requestedAt());
    return switch (lane.mode()) {
      case Mode.Parked parked -> Stream.concat(Stream.of(parked.oldest()), inMemory);
      case Mode.Healthy _, Mode.Concluding _, Mode.Sick _ -> inMemory;
      case Mode.Trying _, Mode.Postponing _ -> inMemory;
    };
  }

  private Stream<Lane> lanes() {
    return partitions.values().stream().flatMap(partition -> partition.lanes().stream());
  }

  /** Stops the threads; partitions are closed before. */
  @Override
  public void close() {
    timer.shutdownNow();
    threads.shutdownNow();
  }

  void at(Instant at, Runnable task) {
    long wait = Math.max(0, clock().instant().until(at).toMillis() + 1);
    try {
      timer.schedule(() -> threads.execute(task), wait, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException _) {
      // Closed: nothing is to be woken any more.
    }
  }

  ParkingLot parking() {
    return parts.parking();
  }

  Observations observations() {
    return parts.observations();
  }

  LaneWorker worker() {
    return worker;
  }

  Executor threads() {
    return threads;
  }

  InstantSource clock() {
    return parts.clock();
  }
}
