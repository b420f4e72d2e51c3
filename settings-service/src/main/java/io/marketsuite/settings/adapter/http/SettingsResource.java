package io.marketsuite.settings.adapter.http;

import io.marketsuite.boundary.inbound.LogBudget;
import io.marketsuite.contracts.manifest.ManifestCatalogue;
import io.marketsuite.settings.application.ReadLatencyBook;
import io.marketsuite.settings.application.ReadingSettings;
import io.marketsuite.settings.config.SettingsConfig;
import io.marketsuite.settings.domain.SettingName;
import io.marketsuite.settings.domain.SettingValue;
import io.marketsuite.token.Audience;
import io.marketsuite.token.TokenVerifier;
import io.marketsuite.token.Verification;
import io.marketsuite.token.VerifiedToken;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The settings endpoint (specification: "Settings endpoint"). The tenant is whose token it is, and
 * nothing in the request can name another. Thread-safe.
 */
@Path("/features")
@PermitAll
public class SettingsResource {
  private static final Logger LOG = Logger.getLogger(SettingsResource.class);

  private static final String BEARER = "Bearer ";

  private final LogBudget refusedTokens = LogBudget.of(100);
  private final SettingsDoor door;
  private final TokenVerifier tokens;
  private final ManifestCatalogue manifests;
  private final ReadingSettings reading;
  private final ReadLatencyBook latencies;
  private final MeterRegistry metrics;
  private final SettingsConfig.UnknownTenant unknownTenant;

  SettingsResource(
      SettingsDoor door,
      TokenVerifier tokens,
      ManifestCatalogue manifests,
      ReadingSettings reading,
      ReadLatencyBook latencies,
      MeterRegistry metrics,
      SettingsConfig config) {
    this.door = door;
    this.tokens = tokens;
    this.manifests = manifests;
    this.reading = reading;
    this.latencies = latencies;
    this.metrics = metrics;
    this.unknownTenant = config.settings().unknownTenant();
  }

  /** The tenant's settings of a feature. */
  @GET
  @Path("/{featureId}/settings")
  @RunOnVirtualThread
  public Response ofFeature(
      @Context HttpServerRequest request,
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
      @PathParam("featureId") String featureId) {
    return door.pass(
        request,
        () ->
            answer(
                authorization,
                manifests.knows(featureId) ? Optional.of(featureId) : Optional.empty()));
  }

  /** The same where exactly one feature is configured, so that the address need not name it. */
  @GET
  @Path("/settings")
  @RunOnVirtualThread
  public Response ofTheOnlyFeature(
      @Context HttpServerRequest request,
      @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization) {
    return door.pass(
        request,
        () -> {
          Optional<String> only = manifests.onlyFeature();
          Response response = answer(authorization, only);
          return only.isEmpty() && response.getStatus() == 404
              ? Problems.featureNotNamed()
              : response;
        });
  }

  /** The verifier would take a token without its scheme too. */
  private static String bearer(String authorization) {
    boolean bearer = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, 7);
    return bearer ? authorization : null;
  }

  private Response answer(String authorization, Optional<String> featureId) {
    long began = System.nanoTime();
    // Complete at once while the issuer's keys are cached; waiting costs a virtual thread only.
    Verification verification =
        tokens
            .verify(bearer(authorization), Audience.marketplaceTenant())
            .toCompletableFuture()
            .join();
    return switch (verification) {
      case Verification.Refused refused -> refuse(refused);
      case Verification.Verified _ when featureId.isEmpty() -> Problems.unknownFeature();
      case Verification.Verified(var token) -> serve(token, featureId.get(), began);
    };
  }

  private Response refuse(Verification.Refused refused) {
    metrics.counter("settings.token.refused", "reason", refused.reason().label()).increment();
    refusedTokens.line().ifPresent(leftOut -> log(refused, leftOut));
    return Problems.unauthorized();
  }

  private static void log(Verification.Refused refused, long leftOut) {
    LOG.infof(
        "kind=token-refused reason=%s issuer=%s keyId=%s skew=%s leftOut=%d",
        refused.reason().label(),
        refused.diagnostics().issuer().orElse("-"),
        refused.diagnostics().keyId().orElse("-"),
        refused.diagnostics().measuredSkew().map(Duration::toString).orElse("-"),
        leftOut);
  }

  private Response serve(VerifiedToken token, String featureId, long began) {
    Optional<Map<SettingName, SettingValue>> settings =
        reading.read(token.tenant(), featureId, token.issuer());
    if (settings.isEmpty() && unknownTenant == SettingsConfig.UnknownTenant.NOT_FOUND) {
      return Problems.unknownInstallation();
    }
    byte[] body = SettingsDocument.of(settings.orElse(Map.of()));
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    metrics.timer("settings.read").record(took);
    latencies.note(token.tenant(), featureId, took.plusNanos(999_999).toMillis());
    return Response.ok(body, MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
