package io.marketsuite.settings.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Which issuers have something installed, as of half a minute ago at most. Whoever sends tokens of
 * invented tenants asks for it each time, so it costs the database one query per half minute and no
 * more, failed ones included. Thread-safe: one thread reads anew, the others take what there is.
 */
public final class InstalledView {
  private static final Duration FRESH = Duration.ofSeconds(30);

  private record Snapshot(Set<String> issuers, Instant at) {}

  private final Supplier<Set<String>> source;
  private final InstantSource clock;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile Snapshot snapshot = new Snapshot(Set.of(), Instant.MIN);

  /**
   * @param source reads the issuers; what it throws leaves the view as it was
   */
  public InstalledView(Supplier<Set<String>> source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /** Whether something is installed for this very issuer. */
  public boolean contains(String issuer) {
    Instant now = clock.instant();
    if (!isFresh(now) && reading.compareAndSet(false, true)) {
      try {
        renew(now);
      } finally {
        reading.set(false);
      }
    }
    return snapshot.issuers().contains(issuer);
  }

  private boolean isFresh(Instant now) {
    Instant at = snapshot.at();
    return !at.isAfter(now) && now.minus(FRESH).isBefore(at);
  }

  private void renew(Instant now) {
    try {
      snapshot = new Snapshot(Set.copyOf(source.get()), now);
    } catch (RuntimeException away) {
      snapshot = new Snapshot(snapshot.issuers(), now);
    }
  }
}
