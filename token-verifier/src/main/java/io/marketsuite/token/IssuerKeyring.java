package io.marketsuite.token;

import static io.marketsuite.token.RefusalReason.ISSUER_LIMIT;
import static io.marketsuite.token.RefusalReason.KEYS_UNAVAILABLE;
import static io.marketsuite.token.RefusalReason.KEY_UNKNOWN;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * The keys of one issuer: at most one fetch at a time, shared by all who wait, and at most one per
 * cooldown.
 *
 * <pre>
 *            kid known, young ─────────────────► answer at once
 *            kid known, past refreshAfter ─────► answer at once, renew behind
 *            kid known, past twice that ───────► renew first; the old keys only if that fails
 *   find ──► kid unknown, or keys past maxAge ─► a fetch is running: wait for it
 *                                                cooling down:       not found
 *                                                else:               fetch and wait
 * </pre>
 *
 * <p>So a withdrawn key is believed for twice {@code refreshAfter} at most, also where nobody asked
 * for an hour, and for {@code maxAge} only while the issuer cannot be reached. Keys that seem to be
 * from the future, since the clock was set back, count as too old.
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
  private final BiConsumer<IssuerUrls, IssuerKeyring> onFirstKeys;
  private final Object lock = new Object();
  private volatile Snapshot snapshot;
  private volatile Instant lastUsed = Instant.MIN;
  private CompletableFuture<Boolean> inFlight;
  private Instant lastAttempt;

  /**
   * @param onFirstKeys told once, before anybody gets an answer, and without a lock held
   */
  IssuerKeyring(
      IssuerUrls issuer,
      KeyCacheConfig config,
      KeyFetches fetches,
      BiConsumer<IssuerUrls, IssuerKeyring> onFirstKeys) {
    this.issuer = issuer;
    this.config = config;
    this.fetches = fetches;
    this.onFirstKeys = onFirstKeys;
  }

  CompletableFuture<KeyAnswer> find(String keyId, Instant now) {
    lastUsed = now;
    Snapshot current = snapshot;
    KeyAnswer cached = lookup(keyId, now);
    if (current != null && cached instanceof KeyAnswer.Found) {
      return renewing(cached, current, keyId, now);
    }
    return switch (refresh(now)) {
      case Refresh.Running(var fetched) ->
          fetched.thenApply(good -> good ? lookup(keyId, now) : UNAVAILABLE);
      // Looked up again: between the first look and this one a fetch may have ended.
      case Refresh.Cooling() -> CompletableFuture.completedFuture(lookup(keyId, now));
      case Refresh.Withheld() -> CompletableFuture.completedFuture(WITHHELD);
    };
  }

  private CompletableFuture<KeyAnswer> renewing(
      KeyAnswer cached, Snapshot current, String keyId, Instant now) {
    Duration age = Duration.between(current.fetchedAt(), now);
    if (age.compareTo(config.refreshAfter()) > 0
        && refresh(now) instanceof Refresh.Running(var fetched)
        && age.compareTo(config.refreshAfter().multipliedBy(2)) > 0) {
      return fetched.thenApply(good -> lookup(keyId, now));
    }
    return CompletableFuture.completedFuture(cached);
  }

  private KeyAnswer lookup(String keyId, Instant now) {
    Snapshot current = snapshot;
    if (current == null || !isBelievable(current.fetchedAt(), now)) {
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
    Optional<Refresh> before = underWay(now);
    if (before.isPresent()) {
      return before.get();
    }
    CompletableFuture<Boolean> mine = new CompletableFuture<>();
    boolean installed = snapshot == null && fetches.isInstalled(issuer);
    synchronized (lock) {
      Optional<Refresh> meanwhile = underWay(now);
      if (meanwhile.isPresent()) {
        return meanwhile.get();
      }
      if (snapshot == null && !fetches.admit(issuer, installed, now)) {
        return new Refresh.Withheld();
      }
      inFlight = mine;
      lastAttempt = now;
    }
    fetches.start(issuer).whenComplete((keys, failure) -> settle(mine, keys, now));
    return new Refresh.Running(mine);
  }

  private Optional<Refresh> underWay(Instant now) {
    synchronized (lock) {
      if (inFlight != null) {
        return Optional.of(new Refresh.Running(inFlight));
      }
      return coolingDown(now) ? Optional.of(new Refresh.Cooling()) : Optional.empty();
    }
  }

  private boolean coolingDown(Instant now) {
    return lastAttempt != null
        && !now.isBefore(lastAttempt)
        && now.isBefore(lastAttempt.plus(config.cooldown()));
  }

  private void settle(CompletableFuture<Boolean> mine, SigningKeys keys, Instant startedAt) {
    boolean first;
    synchronized (lock) {
      first = keys != null && snapshot == null;
      if (keys != null) {
        // Dated from the start of the fetch: keys are never taken for younger than they are.
        snapshot = new Snapshot(keys, startedAt);
      }
      inFlight = null;
    }
    if (first) {
      onFirstKeys.accept(issuer, this);
    }
    mine.complete(keys != null);
  }

  private boolean isBelievable(Instant fetchedAt, Instant now) {
    Duration age = Duration.between(fetchedAt, now);
    // A little in the future is another thread that looked at the clock a moment later.
    return age.compareTo(config.maxAge()) <= 0 && age.compareTo(config.cooldown().negated()) >= 0;
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
