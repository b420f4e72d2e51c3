package io.marketsuite.simulator.identity;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * How a client names itself at the token endpoint: in a Basic header or in the form (RFC 6749
 * section 2.3.1).
 *
 * @param secret empty where none was sent
 */
record ClientCredentials(String clientId, String secret) {

  static boolean isBasic(String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
  }

  /** What was sent, or empty for nothing readable. */
  static Optional<ClientCredentials> of(Parameters form, String authorization) {
    if (isBasic(authorization)) {
      return basic(authorization.substring(6).trim());
    }
    return form.one("client_id")
        .map(id -> new ClientCredentials(id, form.one("client_secret").orElse("")));
  }

  /** Whether the client is named in two ways at once, which RFC 6749 forbids. */
  static boolean areTwo(Parameters form, String authorization) {
    return isBasic(authorization)
        && (form.one("client_secret").isPresent()
            || form.one("client_id")
                .flatMap(id -> of(form, authorization).filter(it -> !it.clientId().equals(id)))
                .isPresent());
  }

  private static Optional<ClientCredentials> basic(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new ClientCredentials(
                  URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8),
                  URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "ClientCredentials[" + clientId + "]";
  }
}
