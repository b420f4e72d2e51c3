package io.marketsuite.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which keys and algorithms sign. */
class SigningAlgorithmsTest {

  @ParameterizedTest
  @EnumSource
  void each_algorithm_verifies_when_it_is_switched_on(SigningAlgorithm algorithm) {
    KeyPair pair = algorithm == SigningAlgorithm.ES256 ? Keys.P256 : Keys.RSA;
    TokenVerifier verifier =
        Verifying.verifier(
            Verifying.config().algorithms(Set.of(algorithm)),
            new FakeJwks()
                .publish(Tokens.TENANT_ISSUER, Tokens.KEY_ID, algorithm, pair.getPublic()),
            new ManualClock());
    Tokens token =
        Tokens.forTenant()
            .header("alg", "\"" + algorithm.name() + "\"")
            .signedBy(pair.getPrivate());
    String good = token.build();
    int signature = good.lastIndexOf('.') + 1;
    char first = good.charAt(signature);
    String bent =
        good.substring(0, signature) + (first == 'A' ? 'B' : 'A') + good.substring(signature + 1);

    assertThat(Verifying.verified(verifier.verifyMarketplace(good)).tenant()).isEqualTo("acme");
    assertThat(Verifying.reason(verifier.verifyMarketplace(bent)))
        .isEqualTo(RefusalReason.SIGNATURE);
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        Arguments.of("RSA of 1024 bits", SigningAlgorithm.RS256, Keys.SMALL_RSA.getPublic()),
        Arguments.of("EC for RS256", SigningAlgorithm.RS256, Keys.P256.getPublic()),
        Arguments.of("RSA for ES256", SigningAlgorithm.ES256, Keys.RSA.getPublic()),
        Arguments.of("P-384 for ES256", SigningAlgorithm.ES256, Keys.P384.getPublic()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void unusable(String what, SigningAlgorithm algorithm, PublicKey key) {
    assertThatThrownBy(() -> new SigningKey("key-1", algorithm, key))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
