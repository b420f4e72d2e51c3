package io.marketsuite.benchmarks.verify;

import io.marketsuite.benchmarks.tokens.BenchKey;
import io.marketsuite.benchmarks.tokens.BenchTokens;
import io.marketsuite.token.Audience;
import io.marketsuite.token.JwksSource;
import io.marketsuite.token.SigningAlgorithm;
import io.marketsuite.token.SigningKey;
import io.marketsuite.token.SigningKeys;
import io.marketsuite.token.TokenVerifier;
import io.marketsuite.token.Verification;
import io.marketsuite.token.carerix.CarerixTokens;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A verifier whose keys are at hand, and tokens to verify. */
@State(Scope.Benchmark)
public class VerifierState {
  private static final String HOST = "id.example.com";
  private static final String TENANT = "acme";
  private static final String CLIENT = "backend-acme";

  /** How the issuer signs. */
  @Param({"RS256", "ES256"})
  public SigningAlgorithm algorithm;

  Audience audience;
  TokenVerifier verifier;
  TokenVerifier remembering;
  SigningKey key;
  String token;
  String authorization;

  /** Makes key, verifier and token, and has the keys fetched. */
  @Setup(Level.Trial)
  public void setUp() {
    BenchKey pair = BenchKey.generate(algorithm);
    key = pair.signingKey();
    JwksSource source = issuer -> CompletableFuture.completedFuture(SigningKeys.of(List.of(key)));
    verifier = verifier(source, 0);
    remembering = verifier(source, 1000);
    audience = Audience.featureClient((tenant, client) -> client.equals(CLIENT));
    token = BenchTokens.client(pair, "https://" + HOST + "/auth/realms/" + TENANT, TENANT, CLIENT);
    authorization = "Bearer " + token;
    for (TokenVerifier each : List.of(verifier, remembering)) {
      if (!(verify(each, authorization) instanceof Verification.Verified)) {
        throw new IllegalStateException("the good token is refused: " + verify(authorization));
      }
    }
  }

  private TokenVerifier verifier(JwksSource source, int remembered) {
    return CarerixTokens.verifier(
        CarerixTokens.config()
            .hosts(Set.of(HOST))
            .algorithms(Set.of(algorithm))
            .verifiedTokens(remembered)
            .build(),
        source,
        InstantSource.system());
  }

  Verification verify(String header) {
    return verify(verifier, header);
  }

  /** As it is when the same token was verified before. */
  Verification verifyAgain(String header) {
    return verify(remembering, header);
  }

  private Verification verify(TokenVerifier by, String header) {
    return by.verify(header, audience).toCompletableFuture().join();
  }
}
