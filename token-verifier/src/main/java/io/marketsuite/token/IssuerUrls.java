package io.marketsuite.token;

import java.net.URI;
import java.util.Locale;

/**
 * The URLs of one issuer, rebuilt from a configured host and a checked realm and never concatenated
 * from a claim. Paths are Keycloak's. Only {@link IssuerTemplate} makes one.
 */
public final class IssuerUrls {
  private final IssuerHost host;
  private final String realm;
  private final String issuer;

  IssuerUrls(IssuerHost host, String realmsPath, String realm) {
    this.host = host;
    this.realm = realm;
    this.issuer = host.base() + realmsPath + realm;
  }

  /** The identity server. */
  public IssuerHost host() {
    return host;
  }

  /** The realm, as the issuer spells it. */
  public String realm() {
    return realm;
  }

  /** The tenant in every key: the lower-cased realm. */
  public String tenant() {
    return realm.toLowerCase(Locale.ROOT);
  }

  /** The issuer identifier, as in the {@code iss} claim. */
  public String issuer() {
    return issuer;
  }

  /** Where clients of this realm get their tokens. */
  public URI tokenEndpoint() {
    return URI.create(issuer + "/protocol/openid-connect/token");
  }

  /** Where this realm publishes its keys (RFC 7517). */
  public URI jwks() {
    return URI.create(issuer + "/protocol/openid-connect/certs");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IssuerUrls that && issuer.equals(that.issuer);
  }

  @Override
  public int hashCode() {
    return issuer.hashCode();
  }

  @Override
  public String toString() {
    return issuer;
  }
}
