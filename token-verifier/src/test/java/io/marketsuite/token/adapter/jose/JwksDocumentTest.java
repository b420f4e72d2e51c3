package io.marketsuite.token.adapter.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.token.JwksText;
import io.marketsuite.token.Keys;
import io.marketsuite.token.SigningKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwksDocumentTest {
  private static final JwksText GOOD = JwksText.rsa("good", (RSAPublicKey) Keys.RSA.getPublic());

  private static SigningKeys parse(String document) throws IOException {
    return JwksDocument.parse(document.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void keeps_signature_keys_as_keycloak_publishes_them() throws IOException {
    SigningKeys keys =
        parse(
            JwksText.set(
                GOOD.with("x5c", "[\"MIIB\"]").with("x5t", "\"abc\"").text(),
                JwksText.p256("ec").text()));

    assertThat(keys.size()).isEqualTo(2);
    assertThat(keys.get("good").orElseThrow().publicKey()).isEqualTo(Keys.RSA.getPublic());
    assertThat(keys.get("ec").orElseThrow().publicKey()).isEqualTo(Keys.P256.getPublic());
  }

  static List<JwksText.Named> unusable() {
    RSAPublicKey small = (RSAPublicKey) Keys.SMALL_RSA.getPublic();
    return List.of(
        GOOD.with("use", "\"enc\"").with("alg", "\"RSA-OAEP\"").named("Keycloak's encryption key"),
        GOOD.with("use", "\"enc\"").named("use enc with alg RS256"),
        GOOD.without("use").named("use absent"),
        GOOD.with("alg", "\"RSA-OAEP\"").named("use sig with alg RSA-OAEP"),
        GOOD.without("alg").named("alg absent"),
        GOOD.with("alg", "\"ES256\"").named("RSA key with alg ES256"),
        GOOD.with("alg", "\"HS256\"").named("alg HS256"),
        GOOD.with("kty", "\"oct\"").named("kty oct"),
        GOOD.with("key_ops", "[\"encrypt\"]").named("key_ops encrypt"),
        GOOD.with("key_ops", "\"verify\"").named("key_ops not a list"),
        GOOD.without("kid").named("kid absent"),
        GOOD.with("kid", "\"a b\"").named("kid with a space"),
        GOOD.with("d", "\"AAAA\"").named("a private part"),
        GOOD.with("n", "\"AQAB\"").named("a tiny modulus"),
        GOOD.with("e", "\"AQ\"").named("exponent 1"),
        GOOD.with("e", "\"AQAA\"").named("an even exponent"),
        GOOD.with("n", "7").named("a modulus that is a number"),
        GOOD.without("n").named("no modulus"),
        JwksText.rsa("small", small).named("1024 bits"),
        JwksText.p256("ec").with("crv", "\"P-384\"").named("another curve"),
        JwksText.p256("ec").with("x", "\"AAAA\"").named("a point off the curve"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void unusable(JwksText.Named key) throws IOException {
    SigningKeys keys = parse(JwksText.set(key.key().text(), GOOD.with("kid", "\"kept\"").text()));

    assertThat(keys.size()).isEqualTo(1);
    assertThat(keys.get("kept")).isPresent();
  }

  @Test
  void a_key_id_that_occurs_twice_names_no_key() throws IOException {
    SigningKeys keys =
        parse(
            JwksText.set(
                GOOD.text(),
                JwksText.rsa("good", (RSAPublicKey) Keys.OTHER_RSA.getPublic()).text(),
                GOOD.with("kid", "\"kept\"").text()));

    assertThat(keys.get("good")).isEmpty();
    assertThat(keys.get("kept")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "{}", "{\"keys\":{}}", "<html>", "{\"keys\":[],\"keys\":[]}"})
  void a_document_that_is_no_key_set_is_refused(String document) {
    assertThatThrownBy(() -> parse(document)).isInstanceOf(IOException.class);
  }

  @Test
  void members_that_are_no_objects_are_passed_over() throws IOException {
    assertThat(parse("{\"keys\":[null,1,\"a\",[]," + GOOD.text() + "]}").size()).isEqualTo(1);
  }

  @Test
  void more_than_64_keys_are_refused() {
    String document = JwksText.set(Collections.nCopies(65, GOOD.text()).toArray(String[]::new));

    assertThatThrownBy(() -> parse(document)).isInstanceOf(IOException.class);
  }
}
