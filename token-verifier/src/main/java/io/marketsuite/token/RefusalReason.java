package io.marketsuite.token;

import java.util.Locale;

/**
 * Why a token was refused: a closed set, made to be counted.
 *
 * <p>The reason is for operators (log, metric label). A caller gets one and the same 401 whatever
 * it is (RFC 6750 section 3.1; trust boundary: "callers see one and the same 401").
 */
public enum RefusalReason {
  /** No credentials, or another scheme than Bearer. */
  MISSING,
  /** The token text is longer than the limit; nothing of it was looked at. */
  TOO_LARGE,
  /** Not three parts, an empty part, or a character that is not base64url. */
  SHAPE,
  /** Base64url that re-encodes to another text: padding, or bits behind the last octet. */
  NOT_CANONICAL,
  /** The header is no strict JSON object (duplicate name, trailing text, wrong encoding). */
  HEADER_JSON,
  /** The header holds a parameter that could move trust or meaning: jku, jwk, crit and others. */
  HEADER_PARAMETER,
  /** The header's {@code typ} says this is another kind of JWT (RFC 8725 section 3.11). */
  HEADER_TYPE,
  /** {@code alg} is absent or not on the allow-list. */
  ALGORITHM,
  /** {@code kid} is absent or not a plain text. */
  KEY_ID,
  /** The payload is no strict JSON object. */
  PAYLOAD_JSON,
  /** A claim has another type than it must have, or lies outside the range of dates. */
  CLAIM_TYPE,
  /** {@code iss} is absent or does not have the form of the template. */
  ISSUER_FORM,
  /** {@code iss} has the right form, but its host is not on the configured list. */
  ISSUER_UNLISTED,
  /** The realm does not match the configured pattern. */
  REALM,
  /** A master token where a tenant's is required, or the master realm of a wrong host. */
  MASTER_REALM,
  /** A tenant's token where the master token is required. */
  NOT_MASTER,
  /** {@code azp} is absent or is not a client that may call this route. */
  AUTHORIZED_PARTY,
  /** The payload's {@code typ} is not Bearer: an ID, refresh or logout token. */
  TOKEN_TYPE,
  /** {@code tenant} is absent or empty. */
  TENANT_MISSING,
  /** {@code tenant} names another tenant than the realm. */
  TENANT_MISMATCH,
  /** {@code exp} is absent. */
  EXPIRY_MISSING,
  /** {@code iat} is absent; the lifecycle rules compare it with removals. */
  ISSUED_AT_MISSING,
  /** Expired by more than the skew. */
  EXPIRED,
  /** {@code nbf} lies further in the future than the skew. */
  NOT_YET_VALID,
  /** {@code iat} lies further in the future than the skew. */
  ISSUED_IN_FUTURE,
  /** The issuer's keys could not be had and none are cached. */
  KEYS_UNAVAILABLE,
  /** Too many issuers never seen before asked for keys at once; none was fetched. */
  ISSUER_LIMIT,
  /** The issuer publishes no usable key with this id. */
  KEY_UNKNOWN,
  /** The key with this id is for another algorithm than the token names. */
  KEY_MISMATCH,
  /** The signature does not hold. */
  SIGNATURE;

  /** The metric label: this name in lower case, stable across releases. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether the same token could be accepted a little later without anything being changed about
   * it: the issuer's keys were out of reach. A service may answer 503 instead of 401 to these.
   */
  public boolean mayPass() {
    return this == KEYS_UNAVAILABLE || this == ISSUER_LIMIT;
  }
}
