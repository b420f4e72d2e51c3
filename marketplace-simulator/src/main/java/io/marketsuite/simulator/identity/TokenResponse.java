package io.marketsuite.simulator.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;

/**
 * An answer of the token endpoint.
 *
 * @param clientId who asked, as far as that was said; for the journal
 * @param error the OAuth error code, if it is one
 */
public record TokenResponse(int status, String json, String clientId, Optional<String> error) {

  /** Tokens. */
  public static TokenResponse granted(String clientId, Map<String, Object> body) {
    return new TokenResponse(200, JsonUtil.toJson(body), clientId, Optional.empty());
  }

  /** An error as RFC 6749 section 5.2 says it. */
  public static TokenResponse refused(
      int status, String clientId, String code, String description) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", code);
    body.put("error_description", description);
    return new TokenResponse(status, JsonUtil.toJson(body), clientId, Optional.of(code));
  }

  /** Without the body, which may hold tokens. */
  @Override
  public String toString() {
    return "TokenResponse[" + status + " " + error.orElse("granted") + "]";
  }
}
