package io.marketsuite.operator;

/** The roles that the operator's issuer gives in the claim {@code groups}. */
public final class Roles {
  /** A person who runs the suite: looks, repairs, redrives. */
  public static final String OPERATOR = "operator";

  /** The vendor's own software: its installations, results, tokens. */
  public static final String VENDOR = "vendor";

  /** One service of the suite that calls another. */
  public static final String SERVICE = "service";

  private Roles() {}
}
