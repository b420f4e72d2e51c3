package io.marketsuite.settings.support;

/** The answers that each refused request of a kind gets, to the octet. */
public final class Refused {
  /** What the marketplace is told. */
  public static final String MARKETPLACE_401 = unauthorized("A valid access token is required.");

  /** What an operator or a vendor is told. */
  public static final String OPERATOR_401 =
      unauthorized("A valid access token of the operator's issuer is needed.");

  private Refused() {}

  private static String unauthorized(String detail) {
    return "{\"type\":\"/problems/unauthorized\",\"title\":\"Unauthorized\",\"status\":401,"
        + "\"detail\":\""
        + detail
        + "\"}";
  }
}
