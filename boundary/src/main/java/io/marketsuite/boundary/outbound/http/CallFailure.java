package io.marketsuite.boundary.outbound.http;

import java.util.Locale;

/** Why a call has no answer: a closed set, so that it can be counted. */
public enum CallFailure {
  /** The request cannot be written as HTTP: a header has a character that none may have. */
  REQUEST_MALFORMED,
  /** The host's name did not resolve in time. */
  UNKNOWN_HOST,
  /** The host has an address that is not public. */
  ADDRESS_REFUSED,
  /** No address of the host took a connection. */
  CONNECT_FAILED,
  /** The server's certificate is not trusted, or is not one for the host's name. */
  TLS_REFUSED,
  /** The connection was lost after the request was handed to it. */
  CONNECTION_LOST,
  /** The call's hard deadline passed. */
  DEADLINE_EXCEEDED;

  /** The word that stands in records and metrics. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
