package io.marketsuite.settings.adapter.http;

import io.marketsuite.boundary.rest.JsonBody;
import io.marketsuite.contracts.wire.RequestJson;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.operator.Roles;
import io.marketsuite.settings.application.BrokeringTokens;
import io.marketsuite.settings.application.BrokeringTokens.Brokered;
import io.marketsuite.settings.application.ReadingCredentials;
import io.marketsuite.settings.application.ReadingCredentials.InstallationCredentials;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Tokens and credentials of installations, for the vendor's software and the callback dispatcher;
 * with a token of the operator's own issuer. Each read leaves an audit line. Thread-safe.
 */
@Path("/api/v1/installations/{tenant}/{featureId}")
public class InstallationsResource {
  private static final Logger AUDIT = Logger.getLogger("audit");
  private static final Pattern GENERATION = Pattern.compile("[0-9]{1,18}");

  private final BrokeringTokens brokering;
  private final ReadingCredentials credentials;
  private final JsonBody bodies;

  InstallationsResource(
      BrokeringTokens brokering, ReadingCredentials credentials, JsonBody bodies) {
    this.brokering = brokering;
    this.credentials = credentials;
    this.bodies = bodies;
  }

  /** An access token of one of the installation's confidential clients. */
  @POST
  @Path("/token")
  @RolesAllowed({Roles.VENDOR, Roles.SERVICE})
  @RunOnVirtualThread
  public Response token(
      @PathParam("tenant") String tenant,
      @PathParam("featureId") String featureId,
      @Context SecurityContext caller,
      @Context HttpServerRequest exchange,
      InputStream body) {
    byte[] octets = bodies.read(exchange, body);
    TokenRequest request;
    try {
      request =
          octets.length == 0
              ? new TokenRequest(Optional.empty(), Optional.empty(), Optional.empty())
              : RequestJson.read(octets, TokenRequest.class);
    } catch (UnreadableRecordException _) {
      return Problems.malformed(
          "Expected a JSON object with generation, service_id and fresh, or none.");
    }
    String tenantId = tenant.toLowerCase(Locale.ROOT);
    Brokered brokered =
        brokering.token(
            tenantId,
            featureId,
            request.generation(),
            request.serviceId(),
            request.fresh().orElse(false));
    AUDIT.infof(
        "kind=token-read tenant=%s feature=%s generation=%s subject=%s outcome=%s",
        Plain.text(tenantId),
        Plain.text(featureId),
        request.generation().map(String::valueOf).orElse("current"),
        Plain.text(subject(caller)),
        brokered.getClass().getSimpleName());
    return answer(brokered);
  }

  private static Response answer(Brokered brokered) {
    return switch (brokered) {
      case Brokered.Granted(var token, var expiresAt, var client, var issuer) ->
          ok(new TokenAnswer(token.reveal(), "Bearer", expiresAt, client.clientId(), issuer));
      case Brokered.UnknownInstallation() -> Problems.unknownInstallation();
      case Brokered.InvalidClient(var error) -> Problems.invalidClient(error);
      case Brokered.IssuerUnavailable(var sentence) -> Problems.issuerUnavailable(sentence);
    };
  }

  /** The installation's clients with their secrets. */
  @GET
  @Path("/credentials")
  @RolesAllowed(Roles.VENDOR)
  @RunOnVirtualThread
  public Response credentials(
      @PathParam("tenant") String tenant,
      @PathParam("featureId") String featureId,
      @QueryParam("generation") List<String> generation,
      @Context SecurityContext caller) {
    if (generation.size() > 1 || !generation.stream().allMatch(GENERATION.asMatchPredicate())) {
      return Problems.malformed("A generation is one whole number.");
    }
    Optional<Long> number = generation.stream().map(Long::valueOf).findFirst();
    String tenantId = tenant.toLowerCase(Locale.ROOT);
    Optional<InstallationCredentials> found = credentials.read(tenantId, featureId, number);
    AUDIT.infof(
        "kind=credentials-read tenant=%s feature=%s generation=%s subject=%s outcome=%s",
        Plain.text(tenantId),
        Plain.text(featureId),
        found.map(f -> Long.toString(f.id().generation())).orElse("-"),
        Plain.text(subject(caller)),
        found.isPresent() ? "Granted" : "UnknownInstallation");
    return found.map(InstallationsResource::answer).orElseGet(() -> Problems.unknownInstallation());
  }

  private static Response answer(InstallationCredentials found) {
    return ok(
        new CredentialsAnswer(
            found.id().generation(),
            found.issuer(),
            found.issuer() + "/protocol/openid-connect/token",
            found.confidential().stream()
                .map(
                    c ->
                        new CredentialsAnswer.ConfidentialClient(
                            c.client().serviceId(), c.client().clientId(), c.secret().reveal()))
                .toList(),
            found.publicClients()));
  }

  private static Response ok(Object answer) {
    return Response.ok(Wire.write(answer), MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private static String subject(SecurityContext caller) {
    return caller.getUserPrincipal() == null ? "-" : caller.getUserPrincipal().getName();
  }
}
