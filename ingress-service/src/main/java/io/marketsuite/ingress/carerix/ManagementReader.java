package io.marketsuite.ingress.carerix;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.boundary.outbound.OutboundUrls;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.ingress.carerix.ManagementRequest.ClientCredential;
import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.RequestRefused;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the body of a management request. Unknown fields are left alone; what a kind needs must be
 * there and have the right form. Thread-safe.
 */
public final class ManagementReader {
  // A realm: it becomes part of Kafka keys and of log lines.
  private static final Pattern TENANT =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9])?");
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

  private final OutboundUrls callbackUrls;

  public ManagementReader(OutboundUrls callbackUrls) {
    this.callbackUrls = callbackUrls;
  }

  /**
   * The command a body names.
   *
   * @throws RequestRefused if it names none that exists
   */
  public CommandKind kind(JsonNode body) {
    return Optional.ofNullable(body.path("_kind").textValue())
        .flatMap(CommandNames::kind)
        .orElseThrow(
            () ->
                new RequestRefused(
                    ProblemType.UNKNOWN_KIND,
                    "'_kind' must be one of the marketplace's lifecycle commands."));
  }

  /**
   * The whole request.
   *
   * @throws RequestRefused if the payload has not the form its kind needs, or the callback URL is
   *     not acceptable
   */
  public ManagementRequest read(CommandKind kind, JsonNode body) {
    JsonNode payload = payload(kind, body);
    ManagementRequest request =
        switch (kind) {
          case CREATE -> create(payload);
          case UPDATE -> update(payload);
          case UPGRADE -> upgrade(payload);
          case CLEANUP -> cleanup(payload);
          case ACTIVATE, DEACTIVATE, DELETE -> bare(kind);
        };
    return withCallbackUrl(request, body);
  }

  private static JsonNode payload(CommandKind kind, JsonNode body) {
    JsonNode payload = body.path("payload");
    boolean needed =
        switch (kind) {
          case CREATE, UPDATE, UPGRADE, CLEANUP -> true;
          case ACTIVATE, DEACTIVATE, DELETE -> false;
        };
    if (!payload.isObject() && (needed || !payload.isMissingNode())) {
      throw invalid("'payload' must be an object.");
    }
    return payload;
  }

  private static ManagementRequest create(JsonNode payload) {
    return request(
        CommandKind.CREATE,
        settings(payload),
        ClientsReader.credentials(payload),
        ClientsReader.publicClients(payload));
  }

  private static ManagementRequest update(JsonNode payload) {
    if (payload.path("settings").isMissingNode()) {
      throw invalid("'payload.settings' is missing.");
    }
    return request(CommandKind.UPDATE, settings(payload), List.of(), List.of());
  }

  private static ManagementRequest upgrade(JsonNode payload) {
    return new ManagementRequest(
        CommandKind.UPGRADE,
        Optional.empty(),
        Optional.empty(),
        ClientsReader.credentials(payload),
        ClientsReader.publicClients(payload),
        Optional.of(version(payload, "oldVersion")),
        Optional.of(version(payload, "newVersion")),
        Optional.empty());
  }

  private static ManagementRequest cleanup(JsonNode payload) {
    String tenant = payload.path("tenant").textValue();
    if (tenant == null || !TENANT.matcher(tenant).matches()) {
      throw invalid("'payload.tenant' must be a tenant's name.");
    }
    return new ManagementRequest(
        CommandKind.CLEANUP,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(tenant));
  }

  private static ManagementRequest bare(CommandKind kind) {
    return request(kind, Optional.empty(), List.of(), List.of());
  }

  private static ManagementRequest request(
      CommandKind kind,
      Optional<SettingsPayload> settings,
      List<ClientCredential> credentials,
      List<ClientRef> publicClients) {
    return new ManagementRequest(
        kind,
        Optional.empty(),
        settings,
        credentials,
        publicClients,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Optional<SettingsPayload> settings(JsonNode payload) {
    JsonNode settings = payload.path("settings");
    if (settings.isMissingNode()) {
      return Optional.empty();
    }
    if (!settings.isObject()) {
      throw invalid("'payload.settings' must be an object.");
    }
    return Optional.of(new SettingsPayload(settings));
  }

  private static String version(JsonNode payload, String field) {
    String version = payload.path(field).textValue();
    if (version == null || !VERSION.matcher(version).matches()) {
      throw invalid("'payload." + field + "' must be a manifest's version, as a text.");
    }
    return version;
  }

  private ManagementRequest withCallbackUrl(ManagementRequest request, JsonNode body) {
    JsonNode node = body.path("callbackUrl");
    if (node.isMissingNode() && !request.kind().canCallBack()) {
      return request;
    }
    String url = node.textValue();
    if (url == null || callbackUrls.check(url).isEmpty()) {
      throw new RequestRefused(
          ProblemType.CALLBACK_URL_REFUSED,
          "'callbackUrl' must be an https address of the marketplace.");
    }
    return new ManagementRequest(
        request.kind(),
        Optional.of(url),
        request.settings(),
        request.credentials(),
        request.publicClients(),
        request.oldVersion(),
        request.newVersion(),
        request.tenant());
  }

  static RequestRefused invalid(String sentence) {
    return new RequestRefused(ProblemType.INVALID_PAYLOAD, sentence);
  }
}
