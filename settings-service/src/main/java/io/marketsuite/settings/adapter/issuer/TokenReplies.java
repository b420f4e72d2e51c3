package io.marketsuite.settings.adapter.issuer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsuite.boundary.outbound.BearerTokens;
import io.marketsuite.keyring.Secret;
import io.marketsuite.settings.application.TokenEndpoint.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/** Reads a token endpoint's answer (RFC 6749 sections 5.1 and 5.2). */
final class TokenReplies {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> CLIENT_REFUSED = Set.of("invalid_client", "unauthorized_client");

  /** RFC 6749 only recommends {@code expires_in}; Keycloak's shortest default is this. */
  private static final long DEFAULT_SECONDS = 60;

  /**
   * No token is kept longer, whatever the issuer says: so long at most do others use one after its
   * issuer or its client was withdrawn.
   */
  private static final long MOST_SECONDS = 10 * 60;

  private TokenReplies() {}

  static Reply read(int status, byte[] body, Instant askedAt) {
    JsonNode json = parse(body);
    if (status == 200 && BearerTokens.isSendable(json.path("access_token").asText(""))) {
      long seconds = Math.clamp(json.path("expires_in").asLong(DEFAULT_SECONDS), 0, MOST_SECONDS);
      return new Reply.Granted(
          Secret.of(json.get("access_token").textValue()), askedAt, askedAt.plusSeconds(seconds));
    }
    String error = json.path("error").asText("");
    boolean refused = (status == 400 || status == 401) && CLIENT_REFUSED.contains(error);
    return refused
        ? new Reply.InvalidClient(error)
        : new Reply.Unavailable("The issuer answered " + status);
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException _) {
      return JSON.missingNode();
    }
  }
}
