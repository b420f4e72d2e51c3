package io.marketsuite.dispatcher.application;

import io.marketsuite.dispatcher.domain.Lane;
import io.marketsuite.dispatcher.domain.LaneItem;
import io.marketsuite.dispatcher.domain.Work;
import java.time.Duration;
import java.time.Instant;

/**
 * Runs one lane: at most one thread at a time does its work, and none while it waits. The lock is
 * never held while work is done, so arrivals are seen by the next look at the lane. Thread-safe.
 */
final class LaneRunner {
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

  private final PartitionLanes partition;
  private final LaneWorker.Place place;
  private Lane lane;
  private boolean running;
  private Instant holdUntil = Instant.MIN;
  private Instant alarm = Instant.MAX;

  LaneRunner(PartitionLanes partition, LaneWorker.Place place, Lane lane) {
    this.partition = partition;
    this.place = place;
    this.lane = lane;
  }

  synchronized void offer(LaneItem item) {
    lane = lane.arrived(item);
    wake();
  }

  /** The alarm went off. */
  private synchronized void alarmed() {
    alarm = Instant.MAX;
    wake();
  }

  /** Looks whether there is something to do. */
  synchronized void wake() {
    if (!running && partition.enter()) {
      running = true;
      partition.threads().execute(this::run);
    }
  }

  /** Whether it can be forgotten: healthy, empty, and nobody at it. */
  synchronized boolean isIdle() {
    return !running && lane.next(Instant.MIN) instanceof Work.Forget;
  }

  synchronized Lane lane() {
    return lane;
  }

  private void run() {
    try {
      while (step()) {
        // On to the next work.
      }
    } finally {
      partition.leave();
    }
    partition.forgetIfIdle(place.key());
  }

  private boolean step() {
    Work work = nextWork();
    if (work == null) {
      return false;
    }
    try {
      return switch (partition.worker().perform(work, place, () -> stillWanted(work))) {
        case LaneWorker.Result.Done done -> moved(done);
        case LaneWorker.Result.Hold hold -> held(hold.until());
      };
    } catch (ParkingLot.FencedException _) {
      partition.fenced();
      return stopped();
    } catch (RuntimeException e) {
      partition.repeated(place.key(), work, e);
      return held(partition.now().plus(PAUSE_AFTER_FAILURE));
    }
  }

  /** The work to do now; null, and not running any more, if there is none. */
  private synchronized Work nextWork() {
    Instant now = partition.now();
    if (now.isBefore(holdUntil)) {
      return stopUntil(holdUntil);
    }
    Work work = lane.next(now);
    if (work instanceof Work.Forget) {
      return stop();
    }
    if (work instanceof Work.WaitUntil wait) {
      return stopUntil(wait.at());
    }
    return partition.mayDo(work) ? work : stop();
  }

  private Work stopUntil(Instant at) {
    if (at.isBefore(alarm)) {
      alarm = at;
      partition.at(at, this::alarmed);
    }
    return stop();
  }

  private Work stop() {
    running = false;
    return null;
  }

  private synchronized boolean stopped() {
    running = false;
    return false;
  }

  private synchronized boolean stillWanted(Work work) {
    return partition.mayDo(work) && lane.next(partition.now()).equals(work);
  }

  private synchronized boolean moved(LaneWorker.Result.Done done) {
    lane = done.move().apply(lane);
    return true;
  }

  private synchronized boolean held(Instant until) {
    holdUntil = until;
    return true;
  }
}
