package io.marketsuite.simulator.identity;

/** What a token is for, said by Keycloak in the payload's {@code typ}. */
public enum TokenKind {
  /** For APIs. */
  ACCESS("Bearer"),
  /** Tells the client who logged in; no API may take it. */
  ID("ID"),
  /** For the token endpoint alone. */
  REFRESH("Refresh");

  private final String typ;

  TokenKind(String typ) {
    this.typ = typ;
  }

  /** The claim's value. */
  public String typ() {
    return typ;
  }
}
