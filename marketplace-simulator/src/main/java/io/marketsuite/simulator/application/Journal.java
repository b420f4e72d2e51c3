package io.marketsuite.simulator.application;

import io.marketsuite.simulator.domain.FeatureStatus;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What happened, newest last, the newest so many kept. An entry that learns more (a command that is
 * answered) moves to the end under its old id, so a reader that asks for what came after its last
 * sequence number misses nothing. Safe for many threads.
 */
public final class Journal {

  /** An entry at its place. */
  public record Logged(long seq, LogEntry entry) {}

  /** A page of entries; ask for what comes after {@code next}. */
  public record Page(long next, List<Logged> entries) {
    public Page {
      entries = List.copyOf(entries);
    }
  }

  private final int limit;
  private final InstantSource clock;
  private final Consumer<LogEntry> observer;
  private final AtomicLong ids = new AtomicLong();
  private final NavigableMap<Long, LogEntry> bySeq = new TreeMap<>();
  private final Map<Long, Long> seqOfId = new HashMap<>();
  private long lastSeq;

  /**
   * @param limit how many entries are kept
   * @param observer hears each entry as it is put: the one place for log lines and metrics
   */
  public Journal(int limit, InstantSource clock, Consumer<LogEntry> observer) {
    this.limit = limit;
    this.clock = clock;
    this.observer = observer;
  }

  /** An id for a new entry. */
  public long nextId() {
    return ids.incrementAndGet();
  }

  /** The clock that entries are stamped with. */
  public InstantSource clock() {
    return clock;
  }

  /** Adds an entry, or replaces the one with its id. */
  public void put(LogEntry entry) {
    synchronized (this) {
      Long old = seqOfId.put(entry.id(), ++lastSeq);
      if (old != null) {
        bySeq.remove(old);
      }
      bySeq.put(lastSeq, entry);
      while (bySeq.size() > limit) {
        seqOfId.remove(bySeq.pollFirstEntry().getValue().id());
      }
    }
    observer.accept(entry);
  }

  void moved(
      String tenantId, String featureId, FeatureStatus from, FeatureStatus to, String cause) {
    put(
        new LogEntry.StatusChange(
            nextId(), clock.instant(), tenantId, featureId, from.word(), to.word(), cause));
  }

  /** The entry with this id, if it is still kept. */
  public synchronized Optional<LogEntry> find(long id) {
    return Optional.ofNullable(seqOfId.get(id)).map(bySeq::get);
  }

  /** Entries after a sequence number that match, oldest first, at most so many. */
  public synchronized Page after(long seq, Predicate<LogEntry> matching, int atMost) {
    List<Logged> found =
        bySeq.tailMap(seq, false).entrySet().stream()
            .filter(entry -> matching.test(entry.getValue()))
            .limit(atMost)
            .map(entry -> new Logged(entry.getKey(), entry.getValue()))
            .toList();
    long next = found.size() == atMost ? found.getLast().seq() : lastSeq;
    return new Page(next, found);
  }
}
