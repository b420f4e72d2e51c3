package io.marketsuite.token.quarkus;

/**
 * What a service knows of who is installed. A bean of this type is optional; with it, the tenants
 * it names are served even while somebody invents tenants faster than keys may be fetched.
 */
@FunctionalInterface
public interface InstalledIssuers {

  /**
   * Whether something is installed for this issuer. Asked on the request's thread while the
   * issuer's keys are not cached, for issuers of listed hosts only; must be quick. What it throws
   * counts as no.
   *
   * @param tenant the lower-cased realm
   * @param issuer the {@code iss} of a token that is not verified yet
   */
  boolean isInstalled(String tenant, String issuer);
}
