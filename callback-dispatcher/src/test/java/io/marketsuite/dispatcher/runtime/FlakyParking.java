package io.marketsuite.dispatcher.runtime;

import io.marketsuite.dispatcher.application.ParkingLot;
import io.marketsuite.dispatcher.application.Tenure;
import io.marketsuite.dispatcher.domain.LaneItem.Entry;
import io.marketsuite.dispatcher.domain.PartitionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The real parking lot, with a switch; counts what is asked of it after an assignment. */
final class FlakyParking implements ParkingLot {
  final AtomicInteger used = new AtomicInteger();
  final AtomicInteger refused = new AtomicInteger();
  volatile boolean away;
  volatile boolean removeFails;
  private final ParkingLot real;

  FlakyParking(ParkingLot real) {
    this.real = real;
  }

  private ParkingLot real(boolean fails) {
    if (fails) {
      refused.incrementAndGet();
      throw new UnavailableException("switched off", null);
    }
    return real;
  }

  private ParkingLot use() {
    used.incrementAndGet();
    return real(away);
  }

  @Override
  public Tenure takeOver(PartitionId partition) {
    return real(away).takeOver(partition);
  }

  @Override
  public List<ParkedKey> parkedKeys(Tenure tenure) {
    return real(away).parkedKeys(tenure);
  }

  @Override
  public void park(Tenure tenure, List<Entry> entries, Instant due) {
    use().park(tenure, entries, due);
  }

  @Override
  public Optional<Entry> head(Tenure tenure, String key) {
    return use().head(tenure, key);
  }

  @Override
  public List<Entry> all(Tenure tenure, String key) {
    return use().all(tenure, key);
  }

  @Override
  public void reschedule(Tenure tenure, Entry entry, Instant due) {
    use().reschedule(tenure, entry, due);
  }

  @Override
  public void remove(Tenure tenure, Entry entry) {
    used.incrementAndGet();
    real(away || removeFails).remove(tenure, entry);
  }

  @Override
  public void moveToDeadLetters(Tenure tenure, Entry entry, Instant at) {
    use().moveToDeadLetters(tenure, entry, at);
  }

  @Override
  public void withdrawDeadLetter(Tenure tenure, String key, String deliveryId, Instant at) {
    use().withdrawDeadLetter(tenure, key, deliveryId, at);
  }
}
