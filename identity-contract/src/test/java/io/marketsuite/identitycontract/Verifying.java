package io.marketsuite.identitycontract;

import io.marketsuite.boundary.outbound.Reach;
import io.marketsuite.boundary.outbound.http.HttpCalls;
import io.marketsuite.identitycontract.keycloak.RealKeycloak;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.token.Audience;
import io.marketsuite.token.KeyCacheConfig;
import io.marketsuite.token.RefusalReason;
import io.marketsuite.token.SigningAlgorithm;
import io.marketsuite.token.TokenVerifier;
import io.marketsuite.token.Verification;
import io.marketsuite.token.VerifiedToken;
import io.marketsuite.token.VerifierConfigBuilder;
import io.marketsuite.token.adapter.http.HttpJwksSource;
import io.marketsuite.token.carerix.CarerixTokens;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The verifier with Carerix's rules, told that the real Keycloak is one of Carerix's hosts. */
final class Verifying implements AutoCloseable {
  static final String MARKETPLACE = CarerixTokens.MARKETPLACE_CLIENT;
  static final KeyCacheConfig KEYS = KeyCacheConfig.defaults();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Vertx vertx = Vertx.vertx();
  private final HttpCalls calls = new HttpCalls(vertx, HttpCalls.Setup.of(8));
  private final TokenVerifier verifier;
  private volatile Instant now = Instant.now();

  private Verifying(RealKeycloak keycloak, UnaryOperator<VerifierConfigBuilder> change) {
    // Longer than in production: a test machine may be busy, and what counts here is the answer.
    Duration fetchTimeout = Duration.ofSeconds(20);
    HttpJwksSource source = new HttpJwksSource(calls, Reach.ANYWHERE, fetchTimeout);
    VerifierConfigBuilder config =
        CarerixTokens.config()
            .hosts(Set.of(keycloak.host(), keycloak.hostByOtherName()))
            .masterIssuer(keycloak.issuer("master"))
            .keyCache(
                new KeyCacheConfig(
                    KEYS.maxAge(),
                    KEYS.refreshAfter(),
                    KEYS.cooldown(),
                    fetchTimeout,
                    KEYS.maxIssuers(),
                    KEYS.maxNewIssuersPerMinute()))
            .dangerouslyAllowInsecureHosts(true);
    this.verifier = CarerixTokens.verifier(change.apply(config).build(), source, () -> now);
  }

  static Verifying tokensOf(RealKeycloak keycloak) {
    return new Verifying(keycloak, UnaryOperator.identity());
  }

  static Verifying tokensOf(
      RealKeycloak keycloak, UnaryOperator<VerifierConfigBuilder> configuration) {
    return new Verifying(keycloak, configuration);
  }

  static Verifying accepting(RealKeycloak keycloak, SigningAlgorithm... algorithms) {
    return new Verifying(keycloak, config -> config.algorithms(Set.of(algorithms)));
  }

  /** Sets the verifier's clock. */
  Verifying at(Instant time) {
    now = time;
    return this;
  }

  /** Moves the verifier's clock on. */
  Verifying later(Duration by) {
    return at(now.plus(by));
  }

  Verification verify(String token, Audience audience) {
    return verifier
        .verify("Bearer " + token, audience)
        .toCompletableFuture()
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  /** The proof, for a token that must be good. */
  VerifiedToken verified(String token, Audience audience) {
    return switch (verify(token, audience)) {
      case Verification.Verified(var proof) -> proof;
      case Verification.Refused(var reason, var diagnostics) ->
          throw new AssertionError("Refused: " + reason + ", " + diagnostics);
    };
  }

  /** The reason, for a token that must not be good. */
  RefusalReason refusal(String token, Audience audience) {
    return switch (verify(token, audience)) {
      case Verification.Verified(var proof) -> throw new AssertionError("Verified: " + proof);
      case Verification.Refused(var reason, var _) -> reason;
    };
  }

  /** Waits until what is fetched behind has come, and a tenant's token is refused for it. */
  void awaitRefusal(String token, RefusalReason reason) {
    Deadline.in(PATIENCE)
        .await(
            () ->
                verify(token, Audience.marketplaceTenant()) instanceof Verification.Refused refused
                    && refused.reason() == reason,
            () -> "The token is still not refused for " + reason);
  }

  /** How often keys were asked for. */
  long fetches() {
    return verifier.keyCacheStats().fetches();
  }

  @Override
  public void close() {
    calls.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
