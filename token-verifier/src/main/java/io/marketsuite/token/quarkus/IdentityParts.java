package io.marketsuite.token.quarkus;

import io.marketsuite.boundary.outbound.Reach;
import io.marketsuite.boundary.outbound.http.HttpCalls;
import io.marketsuite.boundary.quarkus.OutboundConfig;
import io.marketsuite.token.IssuerUrls;
import io.marketsuite.token.TokenVerifier;
import io.marketsuite.token.adapter.http.HttpJwksSource;
import io.marketsuite.token.carerix.CarerixTokens;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.Predicate;

/**
 * The verifier of a Quarkus service. A service with this library on its class path does not start
 * without a list of identity servers.
 */
@Singleton
public class IdentityParts {

  @Produces
  @Singleton
  IdentityRules rules(IdentityConfig config) {
    return new IdentityRules(config);
  }

  @Produces
  @Singleton
  HttpJwksSource keySets(IdentityConfig config, HttpCalls calls, OutboundConfig outbound) {
    return new HttpJwksSource(
        calls, Reach.toOthers(outbound.allowPrivateAddresses()), config.keyCache().fetchTimeout());
  }

  @Produces
  @Singleton
  @Startup
  TokenVerifier verifier(
      IdentityRules rules,
      HttpJwksSource keySets,
      InstantSource clock,
      Instance<InstalledIssuers> installed) {
    return CarerixTokens.verifier(rules.load(), keySets, clock, predicate(installed));
  }

  private static Predicate<IssuerUrls> predicate(Instance<InstalledIssuers> installed) {
    return issuer ->
        installed.isResolvable() && installed.get().isInstalled(issuer.tenant(), issuer.issuer());
  }
}
