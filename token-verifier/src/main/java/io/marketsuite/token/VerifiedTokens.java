package io.marketsuite.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Remembers of which texts the signature was seen to hold, and under which key. It saves the
 * reading and the signature check and decides nothing else: {@link TokenVerifier} judges the claims
 * again on each hit, looks the key up again, and believes an entry only if it was made under the
 * very rules and by the very key that are good now. Refused tokens are never kept. Thread-safe.
 */
final class VerifiedTokens {

  /**
   * A token whose signature held.
   *
   * @param reading what its text says
   * @param key the key that signed it
   * @param rules the rules it was read under, compared by identity
   * @param life after which it is forgotten: for memory only, since times are judged on each hit
   */
  record Entry(TokenReading reading, SigningKey key, VerifierRules rules, Duration life) {}

  private final Optional<Cache<TokenFingerprint, Entry>> entries;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();

  /**
   * @param most how many are kept; 0 for none
   */
  VerifiedTokens(int most) {
    this.entries = most == 0 ? Optional.empty() : Optional.of(cache(most));
  }

  private static Cache<TokenFingerprint, Entry> cache(int most) {
    return Caffeine.newBuilder()
        .maximumSize(most)
        .expireAfter(Expiry.creating((TokenFingerprint print, Entry entry) -> entry.life()))
        .executor(Runnable::run)
        .build();
  }

  /** What the token is remembered by; nothing where none are remembered. */
  Optional<TokenFingerprint> fingerprint(String text, Audience audience) {
    return entries.map(cache -> TokenFingerprint.of(text, audience));
  }

  /** What is remembered of this token under these very rules. */
  Optional<Entry> find(TokenFingerprint print, VerifierRules rules) {
    return entries.map(cache -> cache.getIfPresent(print)).filter(entry -> entry.rules() == rules);
  }

  void keep(TokenFingerprint print, Entry entry) {
    misses.increment();
    entries.ifPresent(cache -> cache.put(print, entry));
  }

  void forget(TokenFingerprint print) {
    entries.ifPresent(cache -> cache.invalidate(print));
  }

  void forgetAll() {
    entries.ifPresent(Cache::invalidateAll);
  }

  void countHit() {
    hits.increment();
  }

  VerifiedTokenStats stats() {
    return new VerifiedTokenStats(
        hits.sum(), misses.sum(), entries.map(Cache::estimatedSize).orElse(0L));
  }
}
