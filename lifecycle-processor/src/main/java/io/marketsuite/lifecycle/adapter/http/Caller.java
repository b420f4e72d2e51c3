package io.marketsuite.lifecycle.adapter.http;

import jakarta.ws.rs.core.SecurityContext;

/** Who asks, for the record. */
final class Caller {
  private static final int MAX_LENGTH = 200;

  private Caller() {}

  /** The name in the operator's token: its {@code upn}, preferred user name or subject. */
  static String subject(SecurityContext caller) {
    String name = caller.getUserPrincipal() == null ? null : caller.getUserPrincipal().getName();
    if (name == null) {
      return "unknown";
    }
    // It stands in logs: no line break in it may begin another one.
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > MAX_LENGTH ? plain.substring(0, MAX_LENGTH) : plain;
  }
}
