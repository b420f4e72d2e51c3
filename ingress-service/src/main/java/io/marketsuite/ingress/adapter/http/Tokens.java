package io.marketsuite.ingress.adapter.http;

import io.marketsuite.ingress.application.Installations;
import io.marketsuite.ingress.application.Observations;
import io.marketsuite.ingress.application.Observations.Route;
import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.RequestRefused;
import io.marketsuite.token.Audience;
import io.marketsuite.token.Diagnostics;
import io.marketsuite.token.RefusalReason;
import io.marketsuite.token.TokenVerifier;
import io.marketsuite.token.Verification;
import io.marketsuite.token.VerifiedToken;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Asks the verifier, in the handler of each route. Operators learn which check failed; callers get
 * one and the same 401 (trust boundary), even where the issuer's keys cannot be had: nothing that a
 * caller sends may make a 5xx. Thread-safe.
 */
public final class Tokens {
  private static final long PATIENCE_SECONDS = 4;

  private final TokenVerifier verifier;
  private final Audience featureClients;
  private final Observations observations;

  public Tokens(TokenVerifier verifier, Installations installations, Observations observations) {
    this.verifier = verifier;
    this.featureClients =
        Audience.featureClient(
            (issuer, client) -> installations.isClientOf(issuer.tenant(), issuer.issuer(), client));
    this.observations = observations;
  }

  /**
   * A token of the marketplace, a tenant's or the master's. Blocks the calling thread while keys
   * are fetched.
   *
   * @throws RequestRefused 401
   */
  VerifiedToken marketplace(HttpServerRequest request) {
    try {
      return require(request, Route.MANAGEMENT, Audience.marketplace()).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RequestRefused refused ? refused : failed;
    }
  }

  /**
   * A token of a client of an installed feature, of the tenant it was issued in. Does not block:
   * where the keys are at hand the stage is complete when this returns.
   *
   * @return completes exceptionally with {@link RequestRefused} 401
   */
  CompletionStage<VerifiedToken> featureClient(HttpServerRequest request) {
    return require(request, Route.TELEMETRY, featureClients);
  }

  /**
   * Refuses a verified token that may not order this.
   *
   * @return what to throw
   */
  RequestRefused notForThis(Route route, RefusalReason check) {
    observations.tokenRefused(route, check.label(), "");
    return unauthorized();
  }

  private CompletableFuture<VerifiedToken> require(
      HttpServerRequest request, Route route, Audience audience) {
    List<String> headers = request.headers().getAll("Authorization");
    if (headers.size() > 1) {
      return CompletableFuture.failedFuture(notForThis(route, RefusalReason.SHAPE));
    }
    String authorization = headers.isEmpty() ? null : headers.getFirst();
    // The verifier takes a bare token too; on a route only the Bearer scheme counts.
    if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return CompletableFuture.failedFuture(notForThis(route, RefusalReason.MISSING));
    }
    return verify(authorization, audience).thenApply(verification -> hold(verification, route));
  }

  private VerifiedToken hold(Verification verification, Route route) {
    return switch (verification) {
      case Verification.Verified(VerifiedToken token) -> token;
      case Verification.Refused(RefusalReason reason, Diagnostics diagnostics) -> {
        observations.tokenRefused(route, reason.label(), describe(diagnostics));
        throw unauthorized();
      }
    };
  }

  private CompletableFuture<Verification> verify(String authorization, Audience audience) {
    CompletableFuture<Verification> verification =
        verifier.verify(authorization, audience).toCompletableFuture();
    if (verification.isDone() && !verification.isCompletedExceptionally()) {
      return verification;
    }
    // A copy: what others wait for is not ended by our patience.
    return verification
        .copy()
        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(
            noKeys -> new Verification.Refused(RefusalReason.KEYS_UNAVAILABLE, Diagnostics.none()));
  }

  private static String describe(Diagnostics diagnostics) {
    return "issuer="
        + diagnostics.issuer().orElse("unknown")
        + " kid="
        + diagnostics.keyId().orElse("unknown")
        + diagnostics.measuredSkew().map(skew -> " skewMs=" + skew.toMillis()).orElse("");
  }

  private static RequestRefused unauthorized() {
    return new RequestRefused(ProblemType.UNAUTHORIZED, "A valid access token is required.");
  }
}
