package io.marketsuite.dispatcher.application;

import io.marketsuite.dispatcher.domain.Lane;
import io.marketsuite.dispatcher.domain.LaneItem;
import io.marketsuite.dispatcher.domain.OffsetTracker;
import io.marketsuite.dispatcher.domain.PartitionId;
import io.marketsuite.dispatcher.domain.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The lanes of one assigned partition, from its assignment to its revocation. Records are offered
 * by the poller alone. Thread-safe.
 */
public final class PartitionLanes {
  /** How far it is. */
  private enum Phase {
    /** Parked keys are being loaded; nothing may be offered. */
    PREPARING,
    OPEN,
    /** What happened is still written down, nothing new begins. */
    CLOSING,
    /** Somebody else's. */
    GONE
  }

  private static final Duration PREPARE_PAUSE = Duration.ofSeconds(1);

  private final PartitionId id;
  private final Dispatcher dispatcher;
  private final OffsetTracker offsets = new OffsetTracker();
  private final ConcurrentMap<String, LaneRunner> lanes = new ConcurrentHashMap<>();
  private Tenure tenure;
  private volatile Phase phase = Phase.PREPARING;
  private volatile Instant fencedAt;
  private int active;

  PartitionLanes(PartitionId id, Dispatcher dispatcher) {
    this.id = id;
    this.dispatcher = dispatcher;
  }

  /** Takes the partition over and loads its parked keys; repeats itself until it can. */
  void prepare() {
    if (!beginPreparing()) {
      return;
    }
    try {
      tenure = dispatcher.parking().takeOver(id);
      List<ParkingLot.ParkedKey> parked = dispatcher.parking().parkedKeys(tenure);
      parked.forEach(
          key ->
              lanes.put(
                  key.key(),
                  runner(key.key(), Lane.parked(key.due(), key.oldest(), key.generation()))));
      open();
    } catch (ParkingLot.UnavailableException | ParkingLot.FencedException e) {
      dispatcher.observations().repeated(id, "", "Prepare", e);
      dispatcher.at(now().plus(PREPARE_PAUSE), this::prepare);
    } finally {
      leave();
    }
  }

  /** A handover waits for it: a takeover must not come after that of the next owner. */
  private synchronized boolean beginPreparing() {
    if (phase == Phase.PREPARING) {
      active++;
      return true;
    }
    return false;
  }

  private synchronized void open() {
    if (phase == Phase.PREPARING) {
      phase = Phase.OPEN;
    }
    lanes.values().forEach(LaneRunner::wake);
  }

  /** Whether records may be offered. */
  public boolean isOpen() {
    return phase == Phase.OPEN;
  }

  /** Which offset may be committed. */
  public OffsetTracker offsets() {
    return offsets;
  }

  /** Takes a record in; its offset is done once it has ended or is parked. */
  public void offer(LaneItem item) {
    offsets.read(item.origin().offset());
    lanes.compute(
        item.key(),
        (key, known) -> {
          LaneRunner runner = known == null ? runner(key, Lane.healthy()) : known;
          runner.offer(item);
          return runner;
        });
  }

  private LaneRunner runner(String key, Lane lane) {
    LaneWorker.Place place =
        new LaneWorker.Place(
            tenure, offsets, key, () -> phase == Phase.OPEN, new AtomicReference<>());
    return new LaneRunner(this, place, lane);
  }

  /** Begins no new work; what has happened is still written down. */
  public synchronized void close() {
    if (phase == Phase.OPEN || phase == Phase.PREPARING) {
      phase = Phase.CLOSING;
    }
  }

  /** Waits until nothing is under way, at most that long; nothing is written afterwards. */
  public synchronized void awaitQuiet(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    long left = limit.toMillis();
    while (active > 0 && left > 0) {
      wait(left);
      left = (deadline - System.nanoTime()) / 1_000_000;
    }
    phase = Phase.GONE;
  }

  /** Somebody else's from now on. */
  public synchronized void abandon() {
    phase = Phase.GONE;
  }

  synchronized boolean enter() {
    if (phase == Phase.OPEN) {
      active++;
      return true;
    }
    return false;
  }

  synchronized void leave() {
    active--;
    notifyAll();
  }

  boolean mayDo(Work work) {
    return switch (phase) {
      case OPEN -> true;
      case CLOSING -> work.concludes();
      case PREPARING, GONE -> false;
    };
  }

  void forgetIfIdle(String key) {
    lanes.computeIfPresent(key, (_, runner) -> runner.isIdle() ? null : runner);
  }

  void at(Instant at, Runnable task) {
    dispatcher.at(at, task);
  }

  void repeated(String key, Work work, RuntimeException why) {
    dispatcher.observations().repeated(id, key, work.getClass().getSimpleName(), why);
  }

  void fenced() {
    dispatcher.observations().fenced(id);
    fencedAt = now();
    abandon();
  }

  /** Whether another instance took the partition over, longer ago than that. */
  public boolean fencedLongerThan(Duration age) {
    Instant at = fencedAt;
    return at != null && at.plus(age).isBefore(now());
  }

  LaneWorker worker() {
    return dispatcher.worker();
  }

  Executor threads() {
    return dispatcher.threads();
  }

  Instant now() {
    return dispatcher.clock().instant();
  }

  PartitionId id() {
    return id;
  }

  /** A look at the lanes, for operators and metrics. */
  List<Lane> lanes() {
    return lanes.values().stream().map(LaneRunner::lane).toList();
  }
}
