package io.marketsuite.dispatcher.domain;

import java.util.Locale;

/** Why an attempt has no HTTP status: a closed set, so that it can be counted. */
public enum ErrorClass {
  /** No connection was made. */
  CONNECT_FAILED,
  /** The connection was lost after the request was handed to it. */
  CONNECTION_LOST,
  /** The attempt's hard deadline passed. */
  DEADLINE_EXCEEDED,
  /** The server's certificate is not trusted, or is not one for the host's name. */
  TLS_REFUSED,
  /** The request cannot be written as HTTP. */
  REQUEST_MALFORMED,
  /** The host's name did not resolve. */
  UNKNOWN_HOST,
  /** The host resolves to an address that is not public. */
  ADDRESS_REFUSED,
  /** The URL's scheme, host or form is not allowed. */
  URL_REFUSED,
  /** The tenant's issuer says that the client is not valid. */
  INVALID_CLIENT,
  /** settings-service knows no such installation. */
  UNKNOWN_INSTALLATION,
  /** The tenant's issuer does not answer. */
  ISSUER_UNAVAILABLE,
  /** No hook is configured. */
  HOOK_NOT_CONFIGURED;

  /** The word that stands in records and metrics. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
