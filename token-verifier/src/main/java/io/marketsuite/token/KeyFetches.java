package io.marketsuite.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Starts fetches, bounds their time, counts them, and limits those for issuers that were never
 * heard of. Thread-safe.
 */
final class KeyFetches {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final JwksSource source;
  private final Duration timeout;
  private final int maxNewPerWindow;
  private final LongAdder fetches = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder withheld = new LongAdder();
  private Instant windowStart = Instant.MIN;
  private int newInWindow = 0;

  KeyFetches(JwksSource source, KeyCacheConfig config) {
    this.source = source;
    this.timeout = config.fetchTimeout();
    this.maxNewPerWindow = config.maxNewIssuersPerMinute();
  }

  /** Whether one more issuer without keys may be asked in this window; takes the place if so. */
  synchronized boolean admitNewIssuer(Instant now) {
    // A clock set back begins a new window too, rather than one that never ends.
    if (now.isBefore(windowStart) || !now.isBefore(windowEnd())) {
      windowStart = now;
      newInWindow = 0;
    }
    if (newInWindow >= maxNewPerWindow) {
      withheld.increment();
      return false;
    }
    newInWindow++;
    return true;
  }

  private Instant windowEnd() {
    return windowStart.equals(Instant.MIN) ? Instant.MIN : windowStart.plus(WINDOW);
  }

  /** Fetches; a source that throws, returns nothing or stays silent is a failed fetch. */
  CompletableFuture<SigningKeys> start(IssuerUrls issuer) {
    fetches.increment();
    return ask(issuer)
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (keys, failure) -> {
              if (failure != null) {
                failures.increment();
              }
            });
  }

  private CompletableFuture<SigningKeys> ask(IssuerUrls issuer) {
    try {
      CompletionStage<SigningKeys> stage = source.fetch(issuer);
      return stage.thenApply(Objects::requireNonNull).toCompletableFuture().copy();
    } catch (RuntimeException broken) {
      return CompletableFuture.failedFuture(broken);
    }
  }

  KeyCacheStats stats(int issuers) {
    return new KeyCacheStats(fetches.sum(), failures.sum(), withheld.sum(), issuers);
  }
}
