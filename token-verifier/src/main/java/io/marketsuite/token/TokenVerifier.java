package io.marketsuite.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * Verifies bearer tokens of many issuers: cheap checks before costly ones, and every step fails
 * closed.
 *
 * <pre>
 *   size, shape ► header ► issuer ► caller, tenant, times ► key ► signature ► VerifiedToken
 *   └──────────── no I/O, no cryptography ──────────────┘  (I/O)
 *   └───── remembered ──────────┘                                └ remembered┘
 * </pre>
 *
 * <p>A token whose signature held may be remembered by a fingerprint ({@link
 * VerifierConfig#verifiedTokens()}). Caller, tenant, times and key are judged again each time it
 * comes, so it is refused from the instant on at which an unremembered one would be.
 *
 * <p>Thread-safe. With the issuer's keys cached the stage is complete when it is returned, and the
 * work was done on the calling thread. Otherwise it completes on a thread of the {@link
 * JwksSource}; whoever needs a certain thread or context has to switch to it. The stage never
 * completes exceptionally because of the token.
 *
 * <p>Source: specification, "Installation" and "Cleanup" (the conditions on an access token); RFC
 * 8725; trust boundary, "Verifying a token".
 */
public final class TokenVerifier {
  private record Attempt(
      String text,
      Optional<TokenFingerprint> fingerprint,
      Optional<VerifiedTokens.Entry> remembered,
      TokenReading reading,
      Audience audience,
      VerifierRules rules,
      Instant at) {}

  private final KeyCache keys;
  private final SignatureCheck signatures;
  private final InstantSource clock;
  private final VerifiedTokens memory;
  private volatile VerifierRules rules;

  private TokenVerifier(
      VerifierConfig config,
      JwksSource source,
      SignatureCheck signatures,
      InstantSource clock,
      Predicate<IssuerUrls> installed) {
    this.rules = new VerifierRules(config);
    Predicate<IssuerUrls> master = this::isMaster;
    this.keys = new KeyCache(source, config.keyCache(), master.or(installed));
    this.signatures = Objects.requireNonNull(signatures, "signatures");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.memory = new VerifiedTokens(config.verifiedTokens());
  }

  private boolean isMaster(IssuerUrls issuer) {
    return rules.isMaster(issuer);
  }

  /**
   * A verifier with an empty cache that knows nothing of who is installed.
   *
   * @param source where keys come from; it decides whom we trust
   */
  public static TokenVerifier create(
      VerifierConfig config, JwksSource source, SignatureCheck signatures, InstantSource clock) {
    return create(config, source, signatures, clock, issuer -> false);
  }

  /**
   * A verifier with an empty cache.
   *
   * @param source where keys come from; it decides whom we trust
   * @param installed whether something of this issuer's is installed here: such an issuer's first
   *     fetch is never withheld because others, perhaps invented ones, used up the budget. Asked
   *     only while an issuer's keys are not cached; cheap and without side effects. What it throws
   *     counts as no.
   */
  public static TokenVerifier create(
      VerifierConfig config,
      JwksSource source,
      SignatureCheck signatures,
      InstantSource clock,
      Predicate<IssuerUrls> installed) {
    return new TokenVerifier(config, source, signatures, clock, installed);
  }

  /**
   * Verifies a token for a route.
   *
   * @param authorization the value of the {@code Authorization} header, or the bare token; null
   *     when there is none
   * @param audience for whom the route is
   */
  public CompletionStage<Verification> verify(String authorization, Audience audience) {
    VerifierRules current = rules;
    Findings findings = new Findings();
    try {
      String text = CompactToken.text(authorization, current.config().maxTokenChars());
      return verify(text, audience, current, findings);
    } catch (Refusal refused) {
      return CompletableFuture.completedFuture(findings.refused(refused));
    }
  }

  private CompletionStage<Verification> verify(
      String text, Audience audience, VerifierRules current, Findings findings) throws Refusal {
    Instant now = clock.instant();
    Optional<TokenFingerprint> print = memory.fingerprint(text, audience);
    Optional<VerifiedTokens.Entry> known = print.flatMap(its -> memory.find(its, current));
    TokenReading reading =
        known.isPresent() ? findings.recall(known.get().reading()) : current.read(text, findings);
    current.judge(reading, audience, now);
    Attempt attempt = new Attempt(text, print, known, reading, audience, current, now);
    return keys.find(reading.issuer(), reading.header().keyId(), now)
        .thenApply(answer -> conclude(attempt, answer));
  }

  /**
   * Verifies a token of the management route, where a tenant's and the master token are possible.
   * The caller <em>must</em> then require {@link VerifiedToken#isMaster()} if and only if the
   * command is Cleanup.
   */
  public CompletionStage<Verification> verifyMarketplace(String authorization) {
    return verify(authorization, Audience.marketplace());
  }

  private Verification conclude(Attempt attempt, KeyAnswer answer) {
    Findings findings = new Findings();
    findings.recall(attempt.reading());
    return switch (answer) {
      case KeyAnswer.NotFound(var reason) -> findings.refused(reason);
      case KeyAnswer.Found(var key) -> {
        try {
          yield prove(attempt, key);
        } catch (Refusal refused) {
          yield findings.refused(refused);
        }
      }
    };
  }

  private Verification prove(Attempt attempt, SigningKey key) throws Refusal {
    VerifierRules current = rules;
    TokenReading reading = attempt.reading();
    if (current != attempt.rules()) {
      // They changed while the keys were fetched: the new ones decide.
      reading = current.read(attempt.text(), new Findings());
      current.judge(reading, attempt.audience(), attempt.at());
    }
    if (attempt.remembered().filter(entry -> entry.key().equals(key)).isPresent()) {
      memory.countHit();
    } else {
      checkSignature(attempt, key);
      remember(attempt, key);
    }
    // The claims were read from the canonical payload part of this very text, so these are the
    // verified octets and no others.
    return new Verification.Verified(
        new VerifiedToken(
            reading.issuer(),
            current.isMaster(reading.issuer()),
            reading.header().keyId(),
            reading.claims()));
  }

  private void checkSignature(Attempt attempt, SigningKey key) throws Refusal {
    attempt.fingerprint().ifPresent(memory::forget);
    if (key.algorithm() != attempt.reading().header().algorithm()) {
      throw new Refusal(RefusalReason.KEY_MISMATCH);
    }
    if (!signatures.holds(key, attempt.text())) {
      throw new Refusal(RefusalReason.SIGNATURE);
    }
  }

  private void remember(Attempt attempt, SigningKey key) {
    Instant gone =
        attempt.reading().claims().expiresAt().orElseThrow().plus(attempt.rules().config().skew());
    Duration life = Duration.between(attempt.at(), gone);
    attempt
        .fingerprint()
        .ifPresent(
            print ->
                memory.keep(
                    print,
                    new VerifiedTokens.Entry(attempt.reading(), key, attempt.rules(), life)));
  }

  /**
   * Takes over another configuration without a restart, such as a longer list of identity servers.
   * It holds for every token that is not yet answered, remembered ones included. How keys are
   * cached and how many tokens are remembered cannot be changed so.
   */
  public void reconfigure(VerifierConfig config) {
    VerifierRules next = new VerifierRules(config);
    rules = next;
    memory.forgetAll();
    keys.retain(issuer -> next.issuers().resolve(issuer).isPresent());
  }

  /** The issuers that are accepted now. */
  public IssuerTemplate issuers() {
    return rules.issuers();
  }

  /** Counters of the key cache. */
  public KeyCacheStats keyCacheStats() {
    return keys.stats();
  }

  /** Counters of the remembered tokens. */
  public VerifiedTokenStats verifiedTokenStats() {
    return memory.stats();
  }
}
