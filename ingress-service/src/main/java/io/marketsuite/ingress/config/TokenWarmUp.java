package io.marketsuite.ingress.config;

import io.marketsuite.token.TokenVerifier;
import io.marketsuite.token.carerix.CarerixTokens;
import io.marketsuite.token.quarkus.IdentityConfig;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/**
 * Has the verifier read one token that proves nothing: its classes are loaded, and the master
 * issuer's keys and the way to them are there, before the first command asks for any. A first fetch
 * is slow, and a command whose keys do not come in time is refused.
 */
@Singleton
public class TokenWarmUp {
  private static final long LIFETIME_SECONDS = 60;

  private final TokenVerifier verifier;
  private final String marketplace;
  private final InstantSource clock;

  /** Made by the container. */
  TokenWarmUp(TokenVerifier verifier, IdentityConfig identity, InstantSource clock) {
    this.verifier = verifier;
    this.marketplace = identity.marketplaceClient().orElse(CarerixTokens.MARKETPLACE_CLIENT);
    this.clock = clock;
  }

  /** Begins; what comes of it is nobody's business. */
  void warmUp() {
    verifier.verifyMarketplace(unsigned(verifier.issuers().master().issuer(), clock.instant()));
  }

  /** The verifier's issuers are plain texts, so nothing in them is to be escaped. */
  private String unsigned(String issuer, Instant now) {
    String header = "{\"alg\":\"RS256\",\"kid\":\"warm-up\"}";
    String payload =
        "{\"iss\":\"%s\",\"azp\":\"%s\",\"typ\":\"Bearer\",\"iat\":%d,\"exp\":%d}"
            .formatted(
                issuer, marketplace, now.getEpochSecond(), now.getEpochSecond() + LIFETIME_SECONDS);
    return "Bearer " + encoded(header) + "." + encoded(payload) + ".AAAA";
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
