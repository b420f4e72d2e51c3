package io.marketsuite.simulator.identity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The claims of a current Keycloak's tokens, by what the token is for. */
final class TokenClaims {
  private TokenClaims() {}

  static Map<String, Object> of(TokenOrder order, Instant now) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("exp", now.plus(order.lifetime()).getEpochSecond());
    claims.put("iat", issuedAt(order, now).getEpochSecond());
    claims.put("jti", prefix(order) + UUID.randomUUID());
    claims.put("iss", order.realm().issuer());
    claims.put("sub", subject(order).toString());
    claims.put("typ", order.kind().typ());
    claims.put("azp", order.client().clientId());
    switch (order.kind()) {
      case ACCESS -> access(order, claims);
      case ID -> {
        claims.put("aud", order.client().clientId());
        person(order, claims);
      }
      case REFRESH -> {
        claims.put("aud", order.realm().issuer());
        claims.put("scope", scope(order));
      }
    }
    order.claims().forEach((name, value) -> replace(claims, name, value));
    return claims;
  }

  // No aud: Keycloak's default.
  private static void access(TokenOrder order, Map<String, Object> claims) {
    claims.put("scope", scope(order));
    if (order.user().isEmpty()) {
      claims.put("client_id", order.client().clientId());
      claims.put("clientHost", "127.0.0.1");
      claims.put("clientAddress", "127.0.0.1");
    }
    person(order, claims);
  }

  private static void person(TokenOrder order, Map<String, Object> claims) {
    order.realm().tenantClaim().ifPresent(tenant -> claims.put("tenant", tenant));
    order.user().ifPresent(user -> claims.put("preferred_username", user.name()));
    List<String> groups = order.user().map(User::groups).orElse(order.client().groups());
    if (!groups.isEmpty()) {
      claims.put("groups", groups);
    }
  }

  private static String scope(TokenOrder order) {
    return String.join(" ", order.client().scopes());
  }

  private static UUID subject(TokenOrder order) {
    return order.user().map(User::subject).orElse(order.client().subject());
  }

  // Keycloak's marks: a client's own access token, one of a login, and no mark for the others.
  private static String prefix(TokenOrder order) {
    if (order.kind() != TokenKind.ACCESS) {
      return "";
    }
    return order.user().isPresent() ? "onrtac:" : "trrtcc:";
  }

  // An expired token was issued before it expired, as a real one.
  private static Instant issuedAt(TokenOrder order, Instant now) {
    return order.lifetime().isNegative() ? now.plus(order.lifetime().multipliedBy(2)) : now;
  }

  private static void replace(Map<String, Object> claims, String name, Object value) {
    if (value == null) {
      claims.remove(name);
    } else {
      claims.put(name, value);
    }
  }
}
