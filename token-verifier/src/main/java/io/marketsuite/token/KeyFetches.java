package io.marketsuite.token;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/**
 * Starts fetches, bounds their time, counts them, and limits those for issuers whose keys were
 * never had: a budget for each identity server, so that inventing tenants on one locks out nobody
 * on another, and a larger one of their own for issuers that are known to be installed.
 * Thread-safe.
 */
final class KeyFetches {
  /**
   * Of installed issuers for one stranger: more of them than are kept must not thrash unbounded.
   */
  private static final int SHARE_OF_INSTALLED = 10;

  private final JwksSource source;
  private final KeyCacheConfig config;
  private final Predicate<IssuerUrls> installed;
  private final LongAdder fetches = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder withheld = new LongAdder();
  // Two for each listed identity server.
  private final Map<Share, FetchBudget> budgets = new HashMap<>();

  private record Share(IssuerHost host, boolean installed) {}

  KeyFetches(JwksSource source, KeyCacheConfig config, Predicate<IssuerUrls> installed) {
    this.source = Objects.requireNonNull(source, "source");
    this.config = config;
    this.installed = Objects.requireNonNull(installed, "installed");
  }

  /** Whether an issuer without keys may be asked now; takes nothing, but counts a refusal. */
  boolean mayAsk(IssuerUrls issuer, boolean isInstalled, Instant now) {
    return withinBudget(new Share(issuer.host(), isInstalled), budget -> budget.has(now));
  }

  /** The same, and takes the place if so. */
  boolean admit(IssuerUrls issuer, boolean isInstalled, Instant now) {
    return withinBudget(new Share(issuer.host(), isInstalled), budget -> budget.take(now));
  }

  /** Whether an issuer is known to be installed. May ask a database: call it without a lock. */
  boolean isInstalled(IssuerUrls issuer) {
    try {
      return installed.test(issuer);
    } catch (RuntimeException unknown) {
      // Whoever knows the installations is away: then it is a stranger like any other.
      return false;
    }
  }

  private synchronized boolean withinBudget(Share share, Predicate<FetchBudget> step) {
    int perMinute = config.maxNewIssuersPerMinute() * (share.installed() ? SHARE_OF_INSTALLED : 1);
    FetchBudget budget = budgets.computeIfAbsent(share, first -> new FetchBudget(perMinute));
    if (step.test(budget)) {
      return true;
    }
    withheld.increment();
    return false;
  }

  /** Fetches; a source that throws, returns nothing or stays silent is a failed fetch. */
  CompletableFuture<SigningKeys> start(IssuerUrls issuer) {
    fetches.increment();
    return ask(issuer)
        .orTimeout(config.fetchTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (keys, failure) -> {
              if (failure != null) {
                failures.increment();
              }
            });
  }

  private CompletableFuture<SigningKeys> ask(IssuerUrls issuer) {
    try {
      return source.fetch(issuer).thenApply(Objects::requireNonNull).toCompletableFuture().copy();
    } catch (Exception | LinkageError | StackOverflowError broken) {
      // Errors too: a fetch that never ends would leave the issuer without keys for good.
      return CompletableFuture.failedFuture(broken);
    }
  }

  KeyCacheStats stats(int issuers) {
    return new KeyCacheStats(fetches.sum(), failures.sum(), withheld.sum(), issuers);
  }
}
