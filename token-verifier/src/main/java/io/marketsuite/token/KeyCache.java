package io.marketsuite.token;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Step 5: keys of a bounded number of issuers. When it is full, an issuer that never had keys (an
 * invented tenant, usually) makes room first, then the one unused for longest. Thread-safe; reading
 * takes no lock.
 */
final class KeyCache {
  private final KeyCacheConfig config;
  private final KeyFetches fetches;
  private final Map<String, IssuerKeyring> issuers = new ConcurrentHashMap<>();
  private final Object admission = new Object();

  KeyCache(JwksSource source, KeyCacheConfig config) {
    this.config = config;
    this.fetches = new KeyFetches(source, config);
  }

  CompletableFuture<KeyAnswer> find(IssuerUrls issuer, String keyId, Instant now) {
    IssuerKeyring known = issuers.get(issuer.issuer());
    if (known != null) {
      return known.find(keyId, now);
    }
    return admit(issuer)
        .map(admitted -> admitted.find(keyId, now))
        .orElseGet(
            () ->
                CompletableFuture.completedFuture(
                    new KeyAnswer.NotFound(RefusalReason.ISSUER_LIMIT)));
  }

  private Optional<IssuerKeyring> admit(IssuerUrls issuer) {
    synchronized (admission) {
      if (!issuers.containsKey(issuer.issuer()) && issuers.size() >= config.maxIssuers()) {
        if (!makeRoom()) {
          return Optional.empty();
        }
      }
      return Optional.of(
          issuers.computeIfAbsent(
              issuer.issuer(), name -> new IssuerKeyring(issuer, config, fetches)));
    }
  }

  private boolean makeRoom() {
    // One that is fetching stays: without it its fetch could be started a second time.
    Optional<Map.Entry<String, IssuerKeyring>> victim =
        issuers.entrySet().stream()
            .filter(entry -> !entry.getValue().isFetching())
            .min(
                Comparator.comparing(
                        (Map.Entry<String, IssuerKeyring> entry) -> entry.getValue().everHadKeys())
                    .thenComparing(entry -> entry.getValue().lastUsed()));
    victim.ifPresent(entry -> issuers.remove(entry.getKey()));
    return victim.isPresent();
  }

  KeyCacheStats stats() {
    return fetches.stats(issuers.size());
  }
}
