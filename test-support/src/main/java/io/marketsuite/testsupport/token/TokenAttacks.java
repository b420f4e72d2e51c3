package io.marketsuite.testsupport.token;

import static io.marketsuite.testsupport.token.ForgedToken.base64;
import static io.marketsuite.testsupport.token.ForgedToken.utf8;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * What can be done to a good token of any issuer, by class (RFC 8725; RFC 9700). Each verifier of
 * the suite gets them all through its own HTTP routes. A token of the table is good but for the one
 * thing its name says, so that the check meant is the check that refuses it.
 */
public final class TokenAttacks {
  private final ForgedToken good;
  private final PublicKey known;
  private final String sink;

  private TokenAttacks(ForgedToken good, PublicKey known, String sink) {
    this.good = good;
    this.known = known;
    this.sink = sink;
  }

  /**
   * The table for one token.
   *
   * @param good is accepted as it is
   * @param signer whose signature it bears
   * @param sink the base of an HTTP server that nobody may ask for anything
   */
  public static Stream<TokenAttack> on(ForgedToken good, KeyPair signer, String sink) {
    TokenAttacks attacks = new TokenAttacks(good, signer.getPublic(), sink);
    return Stream.of(
            attacks.texts(),
            attacks.algorithms(),
            attacks.keyIds(),
            attacks.parameters(),
            attacks.headerTexts(),
            attacks.payloadTexts(),
            attacks.signatures(),
            attacks.times(Instant.now()),
            attacks.types())
        .flatMap(table -> table);
  }

  private Stream<TokenAttack> texts() {
    String token = good.compact();
    String[] parts = token.split("\\.");
    return Stream.of(
        new TokenAttack("an empty header", ""),
        new TokenAttack("the scheme alone", "Bearer"),
        new TokenAttack("another scheme", "Basic dXNlcjpzZWNyZXQ="),
        new TokenAttack("another scheme before a good token", "DPoP " + token),
        TokenAttack.of("no token", "no.token.here"),
        TokenAttack.of("two schemes", "Bearer " + token),
        TokenAttack.of("two tokens", token + "," + token),
        TokenAttack.of("a token above the limit", "A." + "A".repeat(8192) + ".A"),
        TokenAttack.of("two parts", parts[0] + "." + parts[1]),
        TokenAttack.of("four parts", token + ".AAAA"),
        TokenAttack.of("five parts, as encrypted tokens have", token + ".AAAA.AAAA"),
        TokenAttack.of("no signature", parts[0] + "." + parts[1] + "."),
        TokenAttack.of("no payload", parts[0] + ".." + parts[2]),
        TokenAttack.of("no header part", "." + parts[1] + "." + parts[2]),
        TokenAttack.of("the standard alphabet", parts[0] + "." + parts[1] + ".ab+/"),
        TokenAttack.of("padding behind the signature", token + "=="),
        TokenAttack.of("padding behind the payload", withPart(1, parts[1] + "==")),
        TokenAttack.of("bits behind the signature's last octet", withLastBitsSet(token)));
  }

  private String withPart(int place, String text) {
    String[] parts = good.compact().split("\\.");
    parts[place] = text;
    return String.join(".", parts);
  }

  /** 256 octets leave 4 bits of the last character unused: the same octets in another spelling. */
  private static String withLastBitsSet(String token) {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(token.charAt(token.length() - 1));
    return token.substring(0, token.length() - 1) + alphabet.charAt(last | 1);
  }

  private Stream<TokenAttack> algorithms() {
    ForgedToken none = good.headerText("alg", "none");
    String unsigned = base64(utf8(none.headerJson())) + "." + base64(utf8(none.payloadJson()));
    ForgedToken hmac = good.headerText("alg", "HS256");
    ForgedToken es256 = good.headerText("alg", "ES256").signedBy(TestKeys.p256("x").getPrivate());
    return Stream.of(
        TokenAttack.of("alg none without a signature", unsigned + "."),
        TokenAttack.of("alg none with a signature", none.compact()),
        TokenAttack.of("alg nOnE", good.headerText("alg", "nOnE").compact()),
        TokenAttack.of("alg empty", good.headerText("alg", "").compact()),
        TokenAttack.of("alg absent", good.withoutHeader("alg").compact()),
        TokenAttack.of("alg null", good.header("alg", "null").compact()),
        TokenAttack.of("alg a list", good.header("alg", "[\"RS256\"]").compact()),
        TokenAttack.of("alg in lower case", good.headerText("alg", "rs256").compact()),
        TokenAttack.of("alg RS512, not listed", good.headerText("alg", "RS512").compact()),
        TokenAttack.of("alg ES256 by a key nobody knows", es256.compact()),
        TokenAttack.of(
            "HS256 keyed with the public key", hmac.authenticatedWith(known.getEncoded())),
        TokenAttack.of(
            "HS256 keyed with the public key as PEM", hmac.authenticatedWith(pem(known))),
        TokenAttack.of("HS256 keyed with nothing but a zero", hmac.authenticatedWith(new byte[1])));
  }

  private static byte[] pem(PublicKey key) {
    String body = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return utf8("-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
  }

  private Stream<TokenAttack> keyIds() {
    return Stream.of(
        TokenAttack.of("kid absent", good.withoutHeader("kid").compact()),
        TokenAttack.of("kid empty", good.headerText("kid", "").compact()),
        TokenAttack.of("kid a number", good.header("kid", "1").compact()),
        TokenAttack.of("kid not published", good.headerText("kid", "key-of-nobody").compact()),
        TokenAttack.of("kid a path", good.headerText("kid", "../../dev/null").compact()),
        TokenAttack.of("kid an SQL text", good.headerText("kid", "a' or 'a'='a").compact()),
        TokenAttack.of("kid with a newline", good.header("kid", "\"a\\nb\"").compact()),
        TokenAttack.of("kid an address", good.headerText("kid", sink + "/kid").compact()),
        TokenAttack.of("kid of 500 characters", good.headerText("kid", "k".repeat(500)).compact()));
  }

  private Stream<TokenAttack> parameters() {
    return Stream.of(
        parameter("jku", "\"" + sink + "/jku\""),
        parameter("x5u", "\"" + sink + "/x5u\""),
        parameter("jwk", "{\"kty\":\"RSA\"}"),
        parameter("x5c", "[\"MIIB\"]"),
        parameter("crit", "[\"exp\"]"),
        parameter("b64", "false"),
        parameter("zip", "\"DEF\""),
        parameter("enc", "\"A256GCM\""),
        parameter("cty", "\"JWT\""),
        TokenAttack.of("typ of a logout token", good.headerText("typ", "logout+jwt").compact()),
        TokenAttack.of("typ of a DPoP proof", good.headerText("typ", "dpop+jwt").compact()));
  }

  private TokenAttack parameter(String name, String rawJson) {
    return TokenAttack.of("header " + name, good.header(name, rawJson).compact());
  }

  private Stream<TokenAttack> headerTexts() {
    String json = good.headerJson();
    String open = json.substring(0, json.length() - 1);
    String nested = "[".repeat(33) + "]".repeat(33);
    return Stream.of(
        header("alg twice", "{\"alg\":\"none\"," + json.substring(1)),
        header("alg twice, once escaped", open + ",\"\\u0061lg\":\"none\"}"),
        header("something behind the header", json + " {}"),
        header("a header that is a list", "[]"),
        header("a comment in the header", json.replace(",", ",/**/")),
        header("a trailing comma in the header", open + ",}"),
        header("a cut header", open),
        header("a byte order mark", "\uFEFF" + json),
        header("a header of 33 levels", open + ",\"x\":" + nested + "}"),
        TokenAttack.of(
            "a header in UTF-16",
            good.sign(json.getBytes(StandardCharsets.UTF_16BE), utf8(good.payloadJson()))));
  }

  private TokenAttack header(String name, String text) {
    return TokenAttack.of(name, good.sign(text, good.payloadJson()));
  }

  private Stream<TokenAttack> payloadTexts() {
    String json = good.payloadJson();
    String open = json.substring(0, json.length() - 1);
    byte[] latin1 = (open + ",\"x\":\"caf\u00e9\"}").getBytes(StandardCharsets.ISO_8859_1);
    return Stream.of(
        payload("a payload that is a text", "\"iss\""),
        payload("an empty payload object", "{}"),
        payload("iss twice", "{\"iss\":\"https://evil.example\"," + json.substring(1)),
        payload("iss twice, once escaped", open + ",\"\\u0069ss\":\"https://evil.example\"}"),
        payload("something behind the payload", json + "{}"),
        payload("a payload of 33 levels", open + ",\"x\":" + "[".repeat(33) + "]".repeat(33) + "}"),
        TokenAttack.of("a payload that is no UTF-8", good.sign(utf8(good.headerJson()), latin1)),
        TokenAttack.of("iss absent", good.without("iss").compact()),
        TokenAttack.of("iss a list", good.claim("iss", "[\"a\"]").compact()),
        TokenAttack.of("iss of somebody", good.text("iss", sink + "/auth/realms/any").compact()));
  }

  private TokenAttack payload(String name, String text) {
    return TokenAttack.of(name, good.sign(good.headerJson(), text));
  }

  private Stream<TokenAttack> signatures() {
    String[] mine = good.compact().split("\\.");
    String[] other = good.text("jti", "another").compact().split("\\.");
    String unsigned = mine[0] + "." + mine[1] + ".";
    ForgedToken foreign = good.signedBy(TestKeys.rsa("of-nobody").getPrivate());
    ForgedToken weak = good.signedBy(TestKeys.weakRsa("of-nobody").getPrivate());
    ForgedToken curve = good.signedBy(TestKeys.p256("of-nobody").getPrivate());
    return Stream.of(
        TokenAttack.of("signed by another key", foreign.compact()),
        TokenAttack.of("signed by a weak key", weak.compact()),
        TokenAttack.of("signed on a curve, named RS256", curve.compact()),
        TokenAttack.of("another token's signature", unsigned + other[2]),
        TokenAttack.of("another token's payload", mine[0] + "." + other[1] + "." + mine[2]),
        TokenAttack.of("a signature of zeros", unsigned + base64(new byte[256])),
        TokenAttack.of("a signature of one octet", unsigned + "AA"));
  }

  private Stream<TokenAttack> times(Instant now) {
    Instant past = now.minusSeconds(3600);
    Instant future = now.plusSeconds(3600);
    return Stream.of(
        TokenAttack.of("expired", good.time("exp", past).compact()),
        TokenAttack.of("exp absent", good.without("exp").compact()),
        TokenAttack.of("exp null", good.claim("exp", "null").compact()),
        TokenAttack.of("exp a text", good.claim("exp", "\"9999999999\"").compact()),
        TokenAttack.of("exp 1e99", good.claim("exp", "1e99").compact()),
        TokenAttack.of("exp negative", good.claim("exp", "-1").compact()),
        TokenAttack.of("exp beyond a long", good.claim("exp", "9223372036854775808").compact()),
        TokenAttack.of("exp of 1000 digits", good.claim("exp", "9".repeat(1000)).compact()),
        TokenAttack.of("nbf in the future", good.time("nbf", future).compact()),
        TokenAttack.of(
            "iat in the future",
            good.time("iat", future).time("exp", future.plusSeconds(60)).compact()));
  }

  private Stream<TokenAttack> types() {
    return Stream.of("ID", "Refresh", "Offline", "Logout")
        .map(typ -> TokenAttack.of("payload typ " + typ, good.text("typ", typ).compact()));
  }
}
