package io.marketsuite.token;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The claims we know, read from the payload's octets. A claim of the wrong type refuses the token;
 * an absent one is for {@link ClaimRules} to judge.
 */
record Claims(
    Optional<String> issuer,
    Optional<String> authorizedParty,
    Optional<String> clientId,
    Optional<String> type,
    Optional<String> tenant,
    Optional<String> subject,
    Optional<Instant> expiresAt,
    Optional<Instant> notBefore,
    Optional<Instant> issuedAt) {

  private static final long LAST_SECOND_OF_9999 = 253_402_300_799L;

  static Claims parse(byte[] octets) throws Refusal {
    Map<String, Object> members;
    try {
      members = StrictJson.object(octets);
    } catch (IOException notStrict) {
      throw new Refusal(RefusalReason.PAYLOAD_JSON);
    }
    return new Claims(
        text(members, "iss"),
        text(members, "azp"),
        text(members, "client_id"),
        text(members, "typ"),
        text(members, "tenant"),
        text(members, "sub"),
        time(members, "exp"),
        time(members, "nbf"),
        time(members, "iat"));
  }

  private static Optional<String> text(Map<String, Object> members, String name) throws Refusal {
    Object value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text);
    }
    throw new Refusal(RefusalReason.CLAIM_TYPE);
  }

  /** Whole seconds, as Keycloak writes them; fractions and far dates are refused. */
  private static Optional<Instant> time(Map<String, Object> members, String name) throws Refusal {
    Object value = members.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Long seconds && seconds >= 0 && seconds <= LAST_SECOND_OF_9999) {
      return Optional.of(Instant.ofEpochSecond(seconds));
    }
    throw new Refusal(RefusalReason.CLAIM_TYPE);
  }
}
