package io.marketsuite.token;

import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * For whom a route is: which issuer and which client ({@code azp}) its tokens must have. The {@code
 * aud} claim plays no part, since Keycloak leaves it out by default.
 */
public sealed interface Audience {

  /** The marketplace calling on behalf of a tenant: management (but Cleanup) and settings. */
  record MarketplaceTenant() implements Audience {}

  /** The marketplace calling with its master token: Cleanup, and nothing else. */
  record MarketplaceMaster() implements Audience {}

  /**
   * The marketplace with either token. The management route knows the command only after the body
   * was read; it <em>must</em> then require {@link VerifiedToken#isMaster()} if and only if the
   * command is Cleanup.
   */
  record Marketplace() implements Audience {}

  /**
   * A client of an installed feature: telemetry and OTLP.
   *
   * @param allowed whether azp is such a client of this issuer: a tenant is known by its whole
   *     issuer, since two identity servers may have realms of one name. It is asked <em>before</em>
   *     the signature is checked, so it must be cheap, free of side effects and safe for any text.
   *     What it throws, {@link TokenVerifier#verify} throws.
   */
  record FeatureClient(BiPredicate<IssuerUrls, String> allowed) implements Audience {
    public FeatureClient {
      Objects.requireNonNull(allowed, "allowed");
    }
  }

  /** Tenant tokens of the marketplace's own client. */
  static Audience marketplaceTenant() {
    return new MarketplaceTenant();
  }

  /** The master token of the marketplace's own client. */
  static Audience marketplaceMaster() {
    return new MarketplaceMaster();
  }

  /** Either of the two; the caller must check {@link VerifiedToken#isMaster()}. */
  static Audience marketplace() {
    return new Marketplace();
  }

  /** Tenant tokens of a feature's client, decided per (issuer, azp). */
  static Audience featureClient(BiPredicate<IssuerUrls, String> allowed) {
    return new FeatureClient(allowed);
  }

  /** Tenant tokens of one of these clients, whatever the tenant. */
  static Audience featureClient(Set<String> authorizedParties) {
    Set<String> copy = Set.copyOf(authorizedParties);
    return new FeatureClient((issuer, azp) -> copy.contains(azp));
  }
}
