package io.marketsuite.token.adapter.jose;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.token.SigningAlgorithm;
import io.marketsuite.token.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A signature holds under the key and the algorithm that made it, and under nothing else. */
class JoseSignatureCheckTest {
  private final JoseSignatureCheck check = new JoseSignatureCheck();

  private static KeyPair pair(SigningAlgorithm algorithm) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.keyType());
    switch (algorithm) {
      case RS256, PS256 -> generator.initialize(2048);
      case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
    }
    return generator.generateKeyPair();
  }

  private static SigningKey key(SigningAlgorithm algorithm, KeyPair pair) {
    return new SigningKey("key", algorithm, pair.getPublic());
  }

  private static String token(SigningAlgorithm algorithm, KeyPair pair) throws JoseException {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmHeaderValue(algorithm.name());
    signature.setPayload("{\"sub\":\"somebody\"}");
    signature.setKey(pair.getPrivate());
    return signature.getCompactSerialization();
  }

  private static String part(String token, int index) {
    return token.split("\\.")[index];
  }

  private static String zeros(int octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[octets]);
  }

  @ParameterizedTest
  @EnumSource
  void the_keys_own_signature_holds(SigningAlgorithm algorithm) throws Exception {
    KeyPair pair = pair(algorithm);

    assertThat(check.holds(key(algorithm, pair), token(algorithm, pair))).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void another_keys_signature_does_not_hold(SigningAlgorithm algorithm) throws Exception {
    String token = token(algorithm, pair(algorithm));

    assertThat(check.holds(key(algorithm, pair(algorithm)), token)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"RS256,PS256", "PS256,RS256"})
  void a_signature_does_not_hold_under_the_keys_other_algorithm(
      SigningAlgorithm signed, SigningAlgorithm asked) throws Exception {
    KeyPair pair = pair(signed);

    assertThat(check.holds(key(asked, pair), token(signed, pair))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void a_signature_covers_header_and_payload(SigningAlgorithm algorithm) throws Exception {
    KeyPair pair = pair(algorithm);
    String token = token(algorithm, pair);
    String other = Base64.getUrlEncoder().withoutPadding().encodeToString("{}".getBytes());

    assertThat(
            check.holds(key(algorithm, pair), other + "." + part(token, 1) + "." + part(token, 2)))
        .isFalse();
    assertThat(
            check.holds(key(algorithm, pair), part(token, 0) + "." + other + "." + part(token, 2)))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void what_is_no_signature_does_not_hold(SigningAlgorithm algorithm) throws Exception {
    KeyPair pair = pair(algorithm);
    String token = token(algorithm, pair);
    String signed = part(token, 0) + "." + part(token, 1) + ".";

    // Zeros: a signature of r = s = 0 once held for every key (CVE-2022-21449).
    for (String none :
        new String[] {"", "AA", zeros(64), zeros(256), part(token, 2) + "AAAA", "*"}) {
      assertThat(check.holds(key(algorithm, pair), signed + none)).as(none).isFalse();
    }
    assertThat(check.holds(key(algorithm, pair), "no-dots")).isFalse();
  }
}
