package io.marketsuite.operator;

import java.util.Locale;

/** Why a caller was not let in. A closed set: these are metric labels. The caller never sees it. */
public enum TokenRefusal {
  /** There was no bearer token. */
  NO_TOKEN,
  /** Longer than is looked at. */
  TOO_LONG,
  /** Not three parts of base64url. */
  SHAPE,
  /** The header is not plain JSON, names a key of its own, or an extension. */
  HEADER,
  /** An algorithm that is not on the list. */
  ALGORITHM,
  /** By its type or claims an ID token, a refresh token or a logout token. */
  NOT_AN_ACCESS_TOKEN,
  /**
   * The issuer's keys could not be had, none has this {@code kid}, or it is too weak or of another
   * kind.
   */
  KEY,
  /** The signature is not the issuer's. */
  SIGNATURE,
  /** Another issuer, or none is configured. */
  ISSUER,
  /** For somebody else. */
  AUDIENCE,
  /** Expired. */
  EXPIRED,
  /** From the future. */
  NOT_YET_VALID,
  /** A claim is missing or not of its type. */
  CLAIMS,
  /** The token is good, but its roles are not those asked for. */
  ROLE;

  /** As a metric label: {@code not-an-access-token}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
