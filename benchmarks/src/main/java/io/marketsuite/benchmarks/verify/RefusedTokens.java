package io.marketsuite.benchmarks.verify;

import io.marketsuite.benchmarks.tokens.BenchKey;
import io.marketsuite.benchmarks.tokens.BenchTokens;
import io.marketsuite.token.SigningAlgorithm;
import io.marketsuite.token.Verification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Tokens that are refused early, by the check that refuses them. */
@State(Scope.Benchmark)
public class RefusedTokens {

  /** Which check refuses. */
  public enum Fault {
    /** Five parts. */
    SHAPE,
    /** {@code alg} none. */
    ALGORITHM,
    /** A host that is not listed. */
    ISSUER,
    /** The longest text that is looked at, and no token. */
    GARBAGE
  }

  /** Which check refuses. */
  @Param public Fault fault;

  String authorization;

  /** Makes the token and makes sure that it is refused. */
  @Setup(Level.Trial)
  public void setUp(GoodVerifier good) {
    authorization = "Bearer " + token();
    if (!(good.state.verify(authorization) instanceof Verification.Refused)) {
      throw new IllegalStateException("the bad token is not refused");
    }
  }

  private String token() {
    BenchKey pair = BenchKey.generate(SigningAlgorithm.RS256);
    Map<String, Object> claims =
        BenchTokens.claims("https://id.example.org/auth/realms/acme", "acme", "backend-acme");
    String token = BenchTokens.sign(pair, claims);
    return switch (fault) {
      case SHAPE -> token + ".AAAA.AAAA";
      case ALGORITHM -> base64("{\"alg\":\"none\",\"kid\":\"k\"}") + rest(token);
      case ISSUER -> token;
      case GARBAGE -> "A".repeat(8 * 1024 - "Bearer ".length());
    };
  }

  private static String rest(String token) {
    return token.substring(token.indexOf('.'));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
