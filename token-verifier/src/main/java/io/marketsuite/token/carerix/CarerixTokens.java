package io.marketsuite.token.carerix;

import io.marketsuite.token.IssuerUrls;
import io.marketsuite.token.JwksSource;
import io.marketsuite.token.TokenVerifier;
import io.marketsuite.token.VerifierConfig;
import io.marketsuite.token.VerifierConfigBuilder;
import io.marketsuite.token.adapter.jose.JoseSignatureCheck;
import java.time.InstantSource;
import java.util.function.Predicate;

/**
 * What is Carerix's alone: {@code https://<host>/auth/realms/<realm>}, the master issuer and the
 * marketplace's client (specification, "Installation" and "Cleanup").
 */
public final class CarerixTokens {
  /** The path between an identity server's host and the realm. */
  public static final String REALMS_PATH = "/auth/realms/";

  /** The issuer of Cleanup's token. */
  public static final String MASTER_ISSUER = "https://id.carerix.io/auth/realms/master";

  /** The client that the marketplace's tokens are issued to. */
  public static final String MARKETPLACE_CLIENT = "features.apps.carerix.io";

  private CarerixTokens() {}

  /** A configuration with Carerix's values; the hosts have to be listed. */
  public static VerifierConfigBuilder config() {
    return new VerifierConfigBuilder(REALMS_PATH, MASTER_ISSUER, MARKETPLACE_CLIENT);
  }

  /**
   * A verifier with jose4j's signature check.
   *
   * @param source in production a {@link io.marketsuite.token.adapter.http.HttpJwksSource}
   */
  public static TokenVerifier verifier(
      VerifierConfig config, JwksSource source, InstantSource clock) {
    return TokenVerifier.create(config, source, new JoseSignatureCheck(), clock);
  }

  /**
   * The same for a service that knows who is installed.
   *
   * @param installed see {@link TokenVerifier#create}
   */
  public static TokenVerifier verifier(
      VerifierConfig config,
      JwksSource source,
      InstantSource clock,
      Predicate<IssuerUrls> installed) {
    return TokenVerifier.create(config, source, new JoseSignatureCheck(), clock, installed);
  }
}
