package io.marketsuite.simulator.identity.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers values for a while and at most so many: the oldest go first. Safe for many threads.
 *
 * @param <V> what is remembered
 */
final class Remembered<V> {
  private final Duration life;
  private final int most;
  private final InstantSource clock;
  private final Map<String, Entry<V>> entries = new LinkedHashMap<>();

  private record Entry<V>(V value, Instant until) {}

  Remembered(Duration life, int most, InstantSource clock) {
    this.life = life;
    this.most = most;
    this.clock = clock;
  }

  /** Remembers under a key that was not used before; false, and no change, where it was. */
  synchronized boolean add(String key, V value) {
    forgetOld();
    return entries.putIfAbsent(key, new Entry<>(value, clock.instant().plus(life))) == null;
  }

  /** The value, if it is still remembered. */
  synchronized Optional<V> get(String key) {
    return current(entries.get(key));
  }

  /** The value, forgotten from now on. */
  synchronized Optional<V> take(String key) {
    return current(entries.remove(key));
  }

  // At the very moment of its end it is gone.
  private Optional<V> current(Entry<V> entry) {
    return Optional.ofNullable(entry)
        .filter(it -> clock.instant().isBefore(it.until()))
        .map(Entry::value);
  }

  // Equal lives: the order of insertion is the order of ending.
  private void forgetOld() {
    Iterator<Entry<V>> oldestFirst = entries.values().iterator();
    while (oldestFirst.hasNext()) {
      Entry<V> oldest = oldestFirst.next();
      if (entries.size() < most && clock.instant().isBefore(oldest.until())) {
        return;
      }
      oldestFirst.remove();
    }
  }
}
