package io.marketsuite.token;

import static io.marketsuite.token.RefusalReason.*;
import static io.marketsuite.token.Tokens.base64;
import static io.marketsuite.token.Tokens.forTenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps 1, 2 and 6: what an attacker can do to the text, the header and the signature. */
class TokenAttackTest {

  static Stream<Arguments> attacks() {
    return Stream.of(texts(), headers(), payloads(), signatures()).flatMap(attack -> attack);
  }

  private static Stream<Arguments> texts() {
    String good = forTenant().build();
    String[] parts = good.split("\\.");
    return Stream.of(
        arguments("no header at all", null, MISSING),
        arguments("an empty header", "", MISSING),
        arguments("the scheme alone", "Bearer", MISSING),
        arguments("another scheme", "Basic dXNlcjpzZWNyZXQ=", MISSING),
        arguments("the scheme and nothing behind it", "Bearer ", SHAPE),
        arguments("two schemes", "Bearer Bearer " + good, SHAPE),
        arguments("longer than the limit", "A".repeat(8193), MISSING),
        arguments("a long token", "A." + "A".repeat(8192), TOO_LARGE),
        arguments("two parts", parts[0] + "." + parts[1], SHAPE),
        arguments("four parts", good + ".AAAA", SHAPE),
        arguments("five parts, as encrypted tokens have", good + ".AAAA.AAAA", SHAPE),
        arguments("no signature", parts[0] + "." + parts[1] + ".", SHAPE),
        arguments("no payload", parts[0] + ".." + parts[2], SHAPE),
        arguments("no header part", "." + parts[1] + "." + parts[2], SHAPE),
        arguments("two spaces behind the scheme", "Bearer  " + good, SHAPE),
        arguments("a space behind the token", good + " ", SHAPE),
        arguments("a newline in the token", parts[0] + "\n." + parts[1] + "." + parts[2], SHAPE),
        arguments("a tab before the token", "\t" + good, SHAPE),
        arguments("the standard alphabet", parts[0] + "." + parts[1] + ".ab+/", SHAPE),
        arguments("a full-width letter", parts[0] + "." + parts[1] + ".ａbcd", SHAPE),
        arguments("padding", parts[0] + "." + parts[1] + ".YQ==", NOT_CANONICAL),
        arguments("bits behind the last octet", parts[0] + "." + parts[1] + ".YR", NOT_CANONICAL),
        arguments("half an octet", parts[0] + "." + parts[1] + ".YWJjA", SHAPE));
  }

  private static Stream<Arguments> headers() {
    return Stream.of(
        arguments("alg none", forTenant().header("alg", "\"none\"").build(), ALGORITHM),
        arguments("alg nOnE", forTenant().header("alg", "\"nOnE\"").build(), ALGORITHM),
        arguments("alg empty", forTenant().header("alg", "\"\"").build(), ALGORITHM),
        arguments("alg absent", forTenant().withoutHeader("alg").build(), ALGORITHM),
        arguments("alg null", forTenant().header("alg", "null").build(), ALGORITHM),
        arguments("alg a list", forTenant().header("alg", "[\"RS256\"]").build(), ALGORITHM),
        arguments("alg in lower case", forTenant().header("alg", "\"rs256\"").build(), ALGORITHM),
        arguments("alg with a space", forTenant().header("alg", "\"RS256 \"").build(), ALGORITHM),
        arguments(
            "alg RS512, not listed", forTenant().header("alg", "\"RS512\"").build(), ALGORITHM),
        arguments("alg ES256, not switched on", es256Text(), ALGORITHM),
        arguments("HS256 keyed with the public key", hs256WithPublicKey(), ALGORITHM),
        arguments("kid absent", forTenant().withoutHeader("kid").build(), KEY_ID),
        arguments("kid empty", forTenant().header("kid", "\"\"").build(), KEY_ID),
        arguments("kid a number", forTenant().header("kid", "1").build(), KEY_ID),
        arguments("kid a path", forTenant().header("kid", "\"../../dev/null\"").build(), KEY_ID),
        arguments("kid with a newline", forTenant().header("kid", "\"a\\nb\"").build(), KEY_ID),
        arguments("kid an SQL text", forTenant().header("kid", "\"a' or 'a\"").build(), KEY_ID),
        arguments("kid of 129 characters", kid("k".repeat(129)), KEY_ID),
        arguments("typ of a logout token", header("typ", "\"logout+jwt\""), HEADER_TYPE),
        arguments("typ of a DPoP proof", header("typ", "\"dpop+jwt\""), HEADER_TYPE),
        arguments("crit", header("crit", "[\"exp\"]"), HEADER_PARAMETER),
        arguments("jku", header("jku", "\"https://evil.example/k\""), HEADER_PARAMETER),
        arguments("jwk", header("jwk", "{\"kty\":\"RSA\"}"), HEADER_PARAMETER),
        arguments("x5u", header("x5u", "\"https://evil.example/c\""), HEADER_PARAMETER),
        arguments("x5c", header("x5c", "[\"MIIB\"]"), HEADER_PARAMETER),
        arguments("zip", header("zip", "\"DEF\""), HEADER_PARAMETER),
        arguments("enc", header("enc", "\"A256GCM\""), HEADER_PARAMETER),
        arguments("b64", header("b64", "false"), HEADER_PARAMETER),
        arguments("cty, a token within", header("cty", "\"JWT\""), HEADER_PARAMETER),
        arguments("a forbidden name that is null", header("jku", "null"), HEADER_PARAMETER),
        arguments(
            "alg twice",
            rawHeader("{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"key-1\"}"),
            HEADER_JSON),
        arguments(
            "alg twice, once escaped",
            rawHeader("{\"alg\":\"RS256\",\"\\u0061lg\":\"none\",\"kid\":\"key-1\"}"),
            HEADER_JSON),
        arguments(
            "a name twice further down",
            rawHeader("{\"alg\":\"RS256\",\"kid\":\"key-1\",\"x\":{\"a\":1,\"a\":2}}"),
            HEADER_JSON),
        arguments(
            "something behind the object",
            rawHeader("{\"alg\":\"RS256\",\"kid\":\"key-1\"} {}"),
            HEADER_JSON),
        arguments("a header that is a list", rawHeader("[]"), HEADER_JSON),
        arguments("a comment", rawHeader("{\"alg\":\"RS256\",/**/\"kid\":\"key-1\"}"), HEADER_JSON),
        arguments(
            "a trailing comma", rawHeader("{\"alg\":\"RS256\",\"kid\":\"key-1\",}"), HEADER_JSON),
        arguments("a cut header", rawHeader("{\"alg\":\"RS256\",\"kid\":\"key-1\""), HEADER_JSON),
        arguments(
            "a byte order mark",
            rawHeader("\uFEFF{\"alg\":\"RS256\",\"kid\":\"key-1\"}"),
            HEADER_JSON),
        arguments("a header in UTF-16", utf16Header(), HEADER_JSON),
        arguments("33 levels", header("x", "[".repeat(33) + "]".repeat(33)), HEADER_JSON));
  }

  private static Stream<Arguments> payloads() {
    return Stream.of(
        arguments("a payload that is a text", rawPayload("\"iss\""), PAYLOAD_JSON),
        arguments("iss twice", rawPayload("{\"iss\":\"a\",\"iss\":\"b\"}"), PAYLOAD_JSON),
        arguments("something behind the payload", rawPayload("{}{}"), PAYLOAD_JSON),
        arguments("octets that are no UTF-8", latin1Payload(), PAYLOAD_JSON),
        arguments("iss a list", forTenant().claim("iss", "[\"a\"]").build(), CLAIM_TYPE),
        arguments("azp a list", forTenant().claim("azp", "[\"a\"]").build(), CLAIM_TYPE),
        arguments("azp null", forTenant().claim("azp", "null").build(), CLAIM_TYPE),
        arguments("exp a text", forTenant().claim("exp", "\"9999999999\"").build(), CLAIM_TYPE),
        arguments("exp a fraction", forTenant().claim("exp", "1e99").build(), CLAIM_TYPE),
        arguments("exp negative", forTenant().claim("exp", "-1").build(), CLAIM_TYPE),
        arguments(
            "exp beyond a long",
            forTenant().claim("exp", "9223372036854775808").build(),
            CLAIM_TYPE),
        arguments(
            "exp in the year 10000", forTenant().claim("exp", "253402300800").build(), CLAIM_TYPE),
        arguments(
            "exp of 1000 digits",
            forTenant().claim("exp", "9".repeat(1000)).build(),
            PAYLOAD_JSON));
  }

  private static Stream<Arguments> signatures() {
    String[] good = forTenant().build().split("\\.");
    String[] other = forTenant().claim("tenant", "\"ACME\"").build().split("\\.");
    return Stream.of(
        arguments(
            "signed by another key",
            forTenant().signedBy(Keys.OTHER_RSA.getPrivate()).build(),
            SIGNATURE),
        arguments("another token's signature", good[0] + "." + good[1] + "." + other[2], SIGNATURE),
        arguments("another token's payload", good[0] + "." + other[1] + "." + good[2], SIGNATURE),
        arguments(
            "a signature of zeros",
            good[0] + "." + good[1] + "." + base64(new byte[256]),
            SIGNATURE),
        arguments("a signature of one octet", good[0] + "." + good[1] + ".AA", SIGNATURE),
        arguments("a kid that is not published", kid("key-2"), KEY_UNKNOWN));
  }

  @ParameterizedTest(name = "{0} → {2}")
  @MethodSource("attacks")
  void is_refused(String attack, String authorization, RefusalReason expected) {
    assertThat(Verifying.reason(Verifying.verifier().verifyMarketplace(authorization)))
        .isEqualTo(expected);
  }

  @Test
  void the_untouched_token_is_accepted_with_and_without_the_scheme() {
    String good = forTenant().build();

    for (String authorization : new String[] {good, "Bearer " + good, "bearer " + good}) {
      assertThat(Verifying.verified(Verifying.verifier().verifyMarketplace(authorization)).tenant())
          .isEqualTo("acme");
    }
  }

  @Test
  void no_single_changed_character_is_accepted() {
    TokenVerifier verifier = Verifying.verifier();
    String good = forTenant().build();
    String alphabet = "ABCXYZabcxyz0189-_.=+/ \n";
    Random random = new Random(20260504);
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder(good);
      int place = random.nextInt(good.length());
      char put = alphabet.charAt(random.nextInt(alphabet.length()));
      text.setCharAt(place, put);
      if (!text.toString().equals(good)) {
        assertThat(Verifying.outcome(verifier.verifyMarketplace(text.toString())))
            .as("seed 20260504, round %s: %s at %s", round, put, place)
            .isInstanceOf(Verification.Refused.class);
      }
    }
  }

  @Test
  void random_texts_are_refused_and_never_throw() {
    TokenVerifier verifier = Verifying.verifier();
    Random random = new Random(42);
    for (int round = 0; round < 3_000; round++) {
      byte[] octets = new byte[random.nextInt(120)];
      random.nextBytes(octets);
      String junk = new String(octets, StandardCharsets.ISO_8859_1);
      String shaped = base64(junk) + "." + base64(Arrays.copyOf(octets, 9)) + ".AAAA";
      assertThat(Verifying.outcome(verifier.verifyMarketplace(junk)))
          .isInstanceOf(Verification.Refused.class);
      assertThat(Verifying.outcome(verifier.verifyMarketplace(shaped)))
          .isInstanceOf(Verification.Refused.class);
    }
  }

  @Test
  void diagnostics_repeat_only_what_was_found_to_be_plain() {
    TokenVerifier verifier = Verifying.verifier();
    String evil = "https://evil.example/auth/realms/a\\nlevel=ERROR";

    Diagnostics hidden =
        Verifying.refused(
                verifier.verifyMarketplace(forTenant().claim("iss", "\"" + evil + "\"").build()))
            .diagnostics();
    Diagnostics shown =
        Verifying.refused(
                verifier.verifyMarketplace(
                    forTenant().claim("iss", "\"https://evil.example/auth/realms/a\"").build()))
            .diagnostics();

    assertThat(hidden.issuer()).isEmpty();
    assertThat(hidden.keyId()).contains("key-1");
    assertThat(shown.issuer()).contains("https://evil.example/auth/realms/a");
  }

  private static String header(String name, String rawJson) {
    return forTenant().header(name, rawJson).build();
  }

  private static String kid(String keyId) {
    return header("kid", "\"" + keyId + "\"");
  }

  private static String rawHeader(String headerText) {
    return forTenant().sign(headerText, forTenant().payloadJson());
  }

  private static String rawPayload(String payloadText) {
    return forTenant().sign(forTenant().headerJson(), payloadText);
  }

  private static String es256Text() {
    return forTenant().header("alg", "\"ES256\"").signedBy(Keys.P256.getPrivate()).build();
  }

  private static String utf16Header() {
    Tokens token = forTenant();
    String input =
        base64(token.headerJson().getBytes(StandardCharsets.UTF_16BE))
            + "."
            + base64(token.payloadJson());
    return input + "." + base64(token.signature(input));
  }

  private static String latin1Payload() {
    Tokens token = forTenant();
    byte[] octets = "{\"iss\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    String input = base64(token.headerJson()) + "." + base64(octets);
    return input + "." + base64(token.signature(input));
  }

  private static String hs256WithPublicKey() {
    Tokens token = forTenant().header("alg", "\"HS256\"");
    String input = base64(token.headerJson()) + "." + base64(token.payloadJson());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Keys.RSA.getPublic().getEncoded(), "HmacSHA256"));
      return input + "." + base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException refused) {
      throw new IllegalStateException(refused);
    }
  }
}
