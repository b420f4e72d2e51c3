package io.marketsuite.token;

import static io.marketsuite.token.RefusalReason.ISSUER_LIMIT;
import static io.marketsuite.token.RefusalReason.KEYS_UNAVAILABLE;
import static io.marketsuite.token.RefusalReason.KEY_UNKNOWN;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The keys of one issuer: at most one fetch at a time, shared by all who wait, and at most one per
 * cooldown.
 *
 * <pre>
 *            kid known, young ──────────────► answer at once
 *            kid known, past refreshAfter ──► answer at once, renew behind
 *   find ──► kid unknown, or keys too old ──► a fetch is running: wait for it
 *                                             cooling down:       not found
 *                                             else:               fetch and wait
 * </pre>
 *
 * <p>Thread-safe. The lock guards {@code inFlight} and {@code lastAttempt} only, is never held
 * during a fetch and never while a waiting caller is completed.
 */
final class IssuerKeyring {
  private record Snapshot(SigningKeys keys, Instant fetchedAt) {}

  private static final KeyAnswer UNAVAILABLE = new KeyAnswer.NotFound(KEYS_UNAVAILABLE);
  private static final KeyAnswer UNKNOWN = new KeyAnswer.NotFound(KEY_UNKNOWN);
  private static final KeyAnswer WITHHELD = new KeyAnswer.NotFound(ISSUER_LIMIT);

  private final IssuerUrls issuer;
  private final KeyCacheConfig config;
  private final KeyFetches fetches;
  private final Object lock = new Object();
  private volatile Snapshot snapshot;
  private volatile Instant lastUsed = Instant.MIN;
  private CompletableFuture<Boolean> inFlight;
  private Instant lastAttempt;

  IssuerKeyring(IssuerUrls issuer, KeyCacheConfig config, KeyFetches fetches) {
    this.issuer = issuer;
    this.config = config;
    this.fetches = fetches;
  }

  CompletableFuture<KeyAnswer> find(String keyId, Instant now) {
    lastUsed = now;
    KeyAnswer cached = lookup(keyId, now);
    if (cached instanceof KeyAnswer.Found) {
      if (olderThan(snapshot.fetchedAt(), config.refreshAfter(), now)) {
        refresh(now);
      }
      return CompletableFuture.completedFuture(cached);
    }
    return switch (refresh(now)) {
      case Refresh.Running(var fetched) ->
          fetched.thenApply(good -> good ? lookup(keyId, now) : UNAVAILABLE);
      // Looked up again: between the first look and this one a fetch may have ended.
      case Refresh.Cooling() -> CompletableFuture.completedFuture(lookup(keyId, now));
      case Refresh.Withheld() -> CompletableFuture.completedFuture(WITHHELD);
    };
  }

  private KeyAnswer lookup(String keyId, Instant now) {
    Snapshot current = snapshot;
    if (current == null || olderThan(current.fetchedAt(), config.maxAge(), now)) {
      return UNAVAILABLE;
    }
    Optional<SigningKey> key = current.keys().get(keyId);
    return key.isPresent() ? new KeyAnswer.Found(key.get()) : UNKNOWN;
  }

  private sealed interface Refresh {
    record Running(CompletableFuture<Boolean> fetched) implements Refresh {}

    record Cooling() implements Refresh {}

    record Withheld() implements Refresh {}
  }

  private Refresh refresh(Instant now) {
    CompletableFuture<Boolean> mine = new CompletableFuture<>();
    synchronized (lock) {
      if (inFlight != null) {
        return new Refresh.Running(inFlight);
      }
      if (coolingDown(now)) {
        return new Refresh.Cooling();
      }
      if (snapshot == null && !fetches.admitNewIssuer(now)) {
        return new Refresh.Withheld();
      }
      inFlight = mine;
      lastAttempt = now;
    }
    fetches.start(issuer).whenComplete((keys, failure) -> settle(mine, keys, now));
    return new Refresh.Running(mine);
  }

  private boolean coolingDown(Instant now) {
    return lastAttempt != null
        && !now.isBefore(lastAttempt)
        && now.isBefore(lastAttempt.plus(config.cooldown()));
  }

  private void settle(CompletableFuture<Boolean> mine, SigningKeys keys, Instant startedAt) {
    synchronized (lock) {
      if (keys != null) {
        // Dated from the start of the fetch: keys are never taken for younger than they are.
        snapshot = new Snapshot(keys, startedAt);
      }
      inFlight = null;
    }
    mine.complete(keys != null);
  }

  private static boolean olderThan(Instant fetchedAt, Duration age, Instant now) {
    return Duration.between(fetchedAt, now).compareTo(age) > 0;
  }

  boolean everHadKeys() {
    return snapshot != null;
  }

  boolean isFetching() {
    synchronized (lock) {
      return inFlight != null;
    }
  }

  Instant lastUsed() {
    return lastUsed;
  }
}
