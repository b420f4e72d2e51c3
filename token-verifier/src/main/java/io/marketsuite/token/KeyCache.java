package io.marketsuite.token;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Step 5: keys of a bounded number of issuers, kept in two places, so that an invented tenant can
 * never take the place of a real one.
 *
 * <pre>
 *   unheard of ──► within the budget, or installed? ──► strangers ──── first keys ────► proven
 *                  no: refused, nothing is kept         the one unused for longest    the one unused
 *                                                       leaves when they are full     for longest leaves
 * </pre>
 *
 * <p>Thread-safe; finding an issuer that is here takes no lock.
 */
final class KeyCache {
  private final KeyCacheConfig config;
  private final KeyFetches fetches;
  private final Map<String, IssuerKeyring> proven = new ConcurrentHashMap<>();
  private final Map<String, IssuerKeyring> strangers = new ConcurrentHashMap<>();
  private final Object admission = new Object();

  /**
   * @param installed issuers whose first fetch has a larger budget than those of strangers
   */
  KeyCache(JwksSource source, KeyCacheConfig config, Predicate<IssuerUrls> installed) {
    this.config = config;
    this.fetches = new KeyFetches(source, config, installed);
  }

  CompletableFuture<KeyAnswer> find(IssuerUrls issuer, String keyId, Instant now) {
    IssuerKeyring here = here(issuer);
    if (here != null) {
      return here.find(keyId, now);
    }
    // Asked before anything is kept or searched: a token beyond the budget costs next to nothing.
    boolean installed = fetches.isInstalled(issuer);
    if (!fetches.mayAsk(issuer, installed, now)) {
      return refused();
    }
    return admit(issuer, installed)
        .map(admitted -> admitted.find(keyId, now))
        .orElseGet(KeyCache::refused);
  }

  private static CompletableFuture<KeyAnswer> refused() {
    return CompletableFuture.completedFuture(new KeyAnswer.NotFound(RefusalReason.ISSUER_LIMIT));
  }

  private IssuerKeyring here(IssuerUrls issuer) {
    IssuerKeyring known = proven.get(issuer.issuer());
    return known != null ? known : strangers.get(issuer.issuer());
  }

  private Optional<IssuerKeyring> admit(IssuerUrls issuer, boolean installed) {
    synchronized (admission) {
      IssuerKeyring here = here(issuer);
      if (here != null) {
        return Optional.of(here);
      }
      // Strangers that are all being asked keep no installed tenant out.
      if (strangers.size() >= config.maxStrangers() && !makeRoom(strangers) && !installed) {
        return Optional.empty();
      }
      IssuerKeyring ring = new IssuerKeyring(issuer, config, fetches, this::promote);
      strangers.put(issuer.issuer(), ring);
      return Optional.of(ring);
    }
  }

  private void promote(IssuerUrls issuer, IssuerKeyring ring) {
    synchronized (admission) {
      if (proven.size() >= config.maxIssuers()) {
        makeRoom(proven);
      }
      // Into the one before out of the other: a reader that takes no lock finds it in either.
      proven.put(issuer.issuer(), ring);
      strangers.remove(issuer.issuer(), ring);
    }
  }

  private static boolean makeRoom(Map<String, IssuerKeyring> full) {
    // One that is fetching stays: without it its fetch could be started a second time.
    Optional<Map.Entry<String, IssuerKeyring>> victim =
        full.entrySet().stream()
            .filter(entry -> !entry.getValue().isFetching())
            .min(Comparator.comparing(entry -> entry.getValue().lastUsed()));
    victim.ifPresent(entry -> full.remove(entry.getKey()));
    return victim.isPresent();
  }

  /** Forgets the keys of issuers that are no longer accepted. */
  void retain(Predicate<String> accepted) {
    synchronized (admission) {
      proven.keySet().removeIf(accepted.negate());
      strangers.keySet().removeIf(accepted.negate());
    }
  }

  KeyCacheStats stats() {
    return fetches.stats(proven.size() + strangers.size());
  }
}
