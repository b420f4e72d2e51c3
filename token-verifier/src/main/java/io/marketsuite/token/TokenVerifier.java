package io.marketsuite.token;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Verifies bearer tokens of many issuers: cheap checks before costly ones, and every step fails
 * closed.
 *
 * <pre>
 *   size, shape ► header ► issuer ► caller, tenant, times ► key ► signature ► VerifiedToken
 *   └──────────── no I/O, no cryptography ──────────────┘  (I/O)
 * </pre>
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
  private record Rules(VerifierConfig config, IssuerTemplate issuers) {}

  private record Checked(
      CompactToken token,
      TokenHeader header,
      Claims claims,
      IssuerUrls issuer,
      boolean master,
      Diagnostics diagnostics) {}

  private final KeyCache keys;
  private final SignatureCheck signatures;
  private final InstantSource clock;
  private volatile Rules rules;

  private TokenVerifier(
      VerifierConfig config, JwksSource source, SignatureCheck signatures, InstantSource clock) {
    this.rules = new Rules(config, config.issuers());
    this.keys = new KeyCache(source, config.keyCache());
    this.signatures = Objects.requireNonNull(signatures, "signatures");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * A verifier with an empty cache.
   *
   * @param source where keys come from; it decides whom we trust
   */
  public static TokenVerifier create(
      VerifierConfig config, JwksSource source, SignatureCheck signatures, InstantSource clock) {
    return new TokenVerifier(config, source, signatures, clock);
  }

  /**
   * Verifies a token for a route.
   *
   * @param authorization the value of the {@code Authorization} header, or the bare token; null
   *     when there is none
   * @param audience for whom the route is
   */
  public CompletionStage<Verification> verify(String authorization, Audience audience) {
    Rules current = rules;
    Instant now = clock.instant();
    Diagnostics diagnostics = Diagnostics.none();
    try {
      CompactToken token = CompactToken.parse(authorization, current.config().maxTokenChars());
      TokenHeader header = TokenHeader.parse(token.header(), current.config().algorithms());
      diagnostics = diagnostics.withKeyId(header.keyId());
      Claims claims = Claims.parse(token.payload());
      String iss = claims.issuer().orElseThrow(() -> new Refusal(RefusalReason.ISSUER_FORM));
      diagnostics = diagnostics.withIssuer(IssuerTemplate.cleanForLog(iss));
      IssuerUrls issuer = current.issuers().match(iss);
      ClaimRules.check(claims, issuer, audience, current.config(), now);
      boolean master = ClaimRules.isMaster(issuer, current.config());
      Checked checked = new Checked(token, header, claims, issuer, master, diagnostics);
      return keys.find(issuer, header.keyId(), now).thenApply(answer -> conclude(checked, answer));
    } catch (Refusal refused) {
      return CompletableFuture.completedFuture(
          new Verification.Refused(refused.reason(), diagnostics.withSkew(refused.skew())));
    }
  }

  /**
   * Verifies a token of the management route, where a tenant's and the master token are possible.
   * The caller <em>must</em> then require {@link VerifiedToken#isMaster()} if and only if the
   * command is Cleanup.
   */
  public CompletionStage<Verification> verifyMarketplace(String authorization) {
    return verify(authorization, Audience.marketplace());
  }

  private Verification conclude(Checked checked, KeyAnswer answer) {
    return switch (answer) {
      case KeyAnswer.NotFound(var reason) ->
          new Verification.Refused(reason, checked.diagnostics());
      case KeyAnswer.Found(var key) -> checkSignature(checked, key);
    };
  }

  private Verification checkSignature(Checked checked, SigningKey key) {
    if (key.algorithm() != checked.header().algorithm()) {
      return new Verification.Refused(RefusalReason.KEY_MISMATCH, checked.diagnostics());
    }
    if (!signatures.holds(key, checked.token().text())) {
      return new Verification.Refused(RefusalReason.SIGNATURE, checked.diagnostics());
    }
    // The claims were read from the canonical payload part of this very text, so these are the
    // verified octets and no others.
    return new Verification.Verified(
        new VerifiedToken(
            checked.issuer(), checked.master(), checked.header().keyId(), checked.claims()));
  }

  /**
   * Takes over another configuration without a restart, such as a longer list of identity servers.
   * Tokens under way keep the rules they began with. How keys are cached cannot be changed so.
   */
  public void reconfigure(VerifierConfig config) {
    rules = new Rules(config, config.issuers());
  }

  /** The issuers that are accepted now. */
  public IssuerTemplate issuers() {
    return rules.issuers();
  }

  /** Counters of the key cache. */
  public KeyCacheStats keyCacheStats() {
    return keys.stats();
  }
}
