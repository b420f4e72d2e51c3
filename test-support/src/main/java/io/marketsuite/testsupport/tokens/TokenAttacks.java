package io.marketsuite.testsupport.tokens;

import static io.marketsuite.testsupport.tokens.ForgedToken.base64;
import static io.marketsuite.testsupport.tokens.ForgedToken.text;
import static io.marketsuite.testsupport.tokens.TokenAttack.key;
import static io.marketsuite.testsupport.tokens.TokenAttack.text;

import io.marketsuite.testsupport.tokens.TestIdentity.Server;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * The attacks of the trust boundary on one route, as a table: each row is the route's good token
 * with one thing changed, so that a service which forgets the check believes it.
 */
public final class TokenAttacks {
  private final String realm;
  private final String clientId;

  private TokenAttacks(String realm, String clientId) {
    this.realm = realm;
    this.clientId = clientId;
  }

  /**
   * All of them.
   *
   * @param realm of the good token, in lower case
   * @param clientId whose good tokens the route takes
   */
  public static Stream<TokenAttack> on(String realm, String clientId) {
    TokenAttacks attacks = new TokenAttacks(realm, clientId);
    return Stream.of(
            attacks.credentials(),
            attacks.texts(),
            attacks.headers(),
            attacks.keys(),
            attacks.issuers(),
            attacks.claims(),
            attacks.times())
        .flatMap(row -> row);
  }

  private ForgedToken good() {
    return ForgedToken.of(realm, clientId);
  }

  private Stream<TokenAttack> credentials() {
    String good = good().build();
    return Stream.of(
        new TokenAttack("an empty header", "", false),
        new TokenAttack("the scheme alone", "Bearer", false),
        new TokenAttack("a bare token", good, false),
        new TokenAttack("basic credentials", "Basic dXNlcjpzZWNyZXQ=", false),
        new TokenAttack("another scheme", "DPoP " + good, false),
        new TokenAttack("two schemes", "Bearer Bearer " + good, false),
        new TokenAttack("two tokens in one header", "Bearer " + good + ", Bearer " + good, false),
        new TokenAttack("a parameter behind the token", "Bearer " + good + ";a=b", false));
  }

  private Stream<TokenAttack> texts() {
    String good = good().build();
    String[] parts = good.split("\\.");
    String signed = parts[0] + "." + parts[1] + ".";
    return Stream.of(
        text("no JWT", "abc"),
        text("two parts", parts[0] + "." + parts[1]),
        text("no signature", signed),
        text("four parts", good + ".AAAA"),
        text("five parts, as encrypted tokens have", good + ".AAAA.AAAA"),
        text("padding", padded(good().headerJson()) + "." + parts[1] + "." + parts[2]),
        text("padding at the end", good + "=="),
        text("bits behind the last octet", nonCanonical(good)),
        text("the standard alphabet", good.replace('-', '+').replace('_', '/') + "+/"),
        text("longer than 8 KiB", good().claim("x", text("x".repeat(8192))).build()));
  }

  /** With white space behind it, so that its length asks for padding. */
  private static String padded(String header) {
    String text = header.length() % 3 == 2 ? header + "  " : header + " ";
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** The last character changed where a lenient decoder does not look. */
  private static String nonCanonical(String token) {
    // 256 octets are 342 characters, of which the last one holds two bits.
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = alphabet.indexOf(token.charAt(token.length() - 1));
    return token.substring(0, token.length() - 1) + alphabet.charAt(last + 1);
  }

  private Stream<TokenAttack> headers() {
    String sink = text(TestIdentity.base(Server.SINK) + "/keys");
    String[] parts = good().header("alg", "\"none\"").build().split("\\.");
    return Stream.of(
        text("alg none", parts[0] + "." + parts[1] + "." + parts[2]),
        text("alg none without a signature", parts[0] + "." + parts[1] + "."),
        text("alg nOnE", good().header("alg", "\"nOnE\"").build()),
        text("alg absent", good().withoutHeader("alg").build()),
        text("alg in lower case", good().header("alg", "\"rs256\"").build()),
        text("alg HS256 under the public key", hs256(IdentityKey.GOOD.publicKey().getEncoded())),
        text(
            "alg HS256 under the public key's JWK",
            hs256(IdentityKey.GOOD.jwk().getBytes(StandardCharsets.US_ASCII))),
        text("alg HS256 under nothing but a zero", hs256(new byte[1])),
        text("alg RS512, not listed", good().header("alg", "\"RS512\"").build()),
        text("kid absent", good().withoutHeader("kid").build()),
        text("kid a path", good().header("kid", "\"../../../../dev/null\"").build()),
        text("kid an SQL text", good().header("kid", "\"x' UNION SELECT 'a\"").build()),
        text("kid with a line break", good().header("kid", "\"a\\nb\"").build()),
        text("jku", good().header("jku", sink).build()),
        text("x5u", good().header("x5u", sink).build()),
        text("jwk", good().header("jwk", IdentityKey.UNPUBLISHED.jwk()).build()),
        text("x5c", good().header("x5c", "[\"MIIB\"]").build()),
        text("crit", good().header("crit", "[\"exp\"]").build()),
        text("b64", good().header("b64", "false").build()),
        text("zip", good().header("zip", "\"DEF\"").build()),
        text("enc", good().header("enc", "\"A256GCM\"").build()),
        text("cty", good().header("cty", "\"JWT\"").build()),
        text("typ of a logout token", good().header("typ", "\"logout+jwt\"").build()),
        text("alg twice", rawHeader("{\"alg\":\"none\",", good().headerJson())),
        text("alg twice, once escaped", rawHeader("{\"\\u0061lg\":\"none\",", good().headerJson())),
        text("a text behind the header", signed(good().headerJson() + "{}", good().payloadJson())),
        text("a header that is a list", signed("[]", good().payloadJson())));
  }

  private String hs256(byte[] secret) {
    return good().header("alg", "\"HS256\"").hmac(secret);
  }

  private String rawHeader(String before, String header) {
    return signed(before + header.substring(1), good().payloadJson());
  }

  private String signed(String header, String payload) {
    return good().sign(header, payload);
  }

  private Stream<TokenAttack> keys() {
    String[] parts = good().build().split("\\.");
    String other = good().claim("jti", "\"other\"").build();
    String unpublished = IdentityKey.UNPUBLISHED.jwk();
    return Stream.of(
        key("another token's signature", parts[0] + "." + parts[1] + tail(other)),
        key("a signature of zeros", parts[0] + "." + parts[1] + "." + base64(new byte[256])),
        key("signed by a key of nobody's", good().signedBy(IdentityKey.UNPUBLISHED).build()),
        key("a kid that is not published", good().by(IdentityKey.UNPUBLISHED).build()),
        key("a key of another tenant's realm", good().by(IdentityKey.OTHER).build()),
        key("that key under our kid", good().signedBy(IdentityKey.OTHER).build()),
        key("a key of 1024 bits", good().by(IdentityKey.WEAK).build()),
        key("a key for encryption", good().by(IdentityKey.ENCRYPTION).build()),
        key("a key for another algorithm", good().by(IdentityKey.RS512).build()),
        key("an elliptic key in RS256", good().by(IdentityKey.ELLIPTIC).build()),
        text(
            "ES256, not listed",
            good().header("alg", "\"ES256\"").by(IdentityKey.ELLIPTIC).build()),
        text(
            "an own key in jwk",
            good().header("jwk", unpublished).by(IdentityKey.UNPUBLISHED).build()));
  }

  private static String tail(String token) {
    return token.substring(token.lastIndexOf('.'));
  }

  private Stream<TokenAttack> issuers() {
    String base = TestIdentity.base(Server.FIRST);
    String authority = base.substring("http://".length());
    String host = authority.substring(0, authority.indexOf(':'));
    String sink = TestIdentity.base(Server.SINK);
    String path = "/auth/realms/" + realm;
    return Stream.of(
        issuer("an issuer that is not listed", sink + path),
        issuer("a suffix of a listed host", "http://" + host + ".evil.example" + path),
        issuer("a listed host as a prefix", base + ".evil.example" + path),
        issuer(
            "a listed host as user information", "http://" + authority + "@" + sink(sink) + path),
        issuer("user information", "http://user@" + authority + path),
        issuer("another port", "http://" + host + ":1" + path),
        issuer("no port", "http://" + host + path),
        issuer("another scheme", "https://" + authority + path),
        issuer("the scheme in upper case", "HTTP://" + authority + path),
        issuer("the host written otherwise", base.replace("127.0.0.1", "localhost") + path),
        issuer("the host as a number", base.replace("127.0.0.1", "2130706433") + path),
        issuer("the realm in upper case", base + path.replace(realm, realm.toUpperCase())),
        issuer("an encoded realm", base + "/auth/realms/%" + hex(realm) + realm.substring(1)),
        issuer("an encoded slash", base + "/auth/realms/x%2F" + realm),
        issuer("two slashes", base + "/auth//realms/" + realm),
        issuer("a slash at the end", base + path + "/"),
        issuer("a step up", base + "/auth/realms/x/../" + realm),
        issuer("a query", base + path + "?x"),
        issuer("a fragment", base + path + "#x"),
        issuer("a matrix parameter", base + path + ";x"),
        issuer("a space behind it", base + path + " "),
        issuer("a line break behind it", base + path + "\\n"),
        issuer("another path", base + "/realms/" + realm),
        text("no issuer", good().without("iss").build()),
        text(
            "an issuer that is a list", good().claim("iss", "[" + text(base + path) + "]").build()),
        text("the issuer twice", signedPayload("{\"iss\":" + text(sink + path) + ",")));
  }

  private static String sink(String base) {
    return base.substring("http://".length());
  }

  private static String hex(String realm) {
    return Integer.toHexString(realm.charAt(0));
  }

  private TokenAttack issuer(String name, String issuer) {
    return text("issuer: " + name, good().claim("iss", text(issuer)).build());
  }

  private String signedPayload(String before) {
    return signed(good().headerJson(), before + good().payloadJson().substring(1));
  }

  private Stream<TokenAttack> claims() {
    return Stream.of(
        key("another client's", good().claim("azp", "\"other.apps.carerix.io\"").build()),
        key("a client that ends alike", good().claim("azp", text("x." + clientId)).build()),
        key("a client in upper case", good().claim("azp", text(clientId.toUpperCase())).build()),
        key("no client", good().without("azp").build()),
        key(
            "the client in another claim",
            good().without("azp").claim("client_id", text(clientId)).build()),
        key("an ID token", good().claim("typ", "\"ID\"").build()),
        key("a refresh token", good().claim("typ", "\"Refresh\"").build()),
        key("no type", good().without("typ").build()),
        key("another tenant's name", good().claim("tenant", "\"someone-else\"").build()),
        key("no tenant", good().without("tenant").build()),
        key("an empty tenant", good().claim("tenant", "\"\"").build()),
        text("a tenant that is a list", good().claim("tenant", "[" + text(realm) + "]").build()),
        text("a payload that is a list", signed(good().headerJson(), "[]")),
        text("the tenant twice", signedPayload("{\"tenant\":\"someone-else\",")));
  }

  private Stream<TokenAttack> times() {
    Instant now = Instant.now();
    return Stream.of(
        key("expired", good().claim("exp", now.minusSeconds(600)).build()),
        key("no expiry", good().without("exp").build()),
        text("an expiry that is a text", good().claim("exp", "\"9999999999\"").build()),
        text("an expiry beyond all numbers", good().claim("exp", "1e99").build()),
        text("a negative expiry", good().claim("exp", "-1").build()),
        key("not valid yet", good().claim("nbf", now.plusSeconds(600)).build()),
        key("issued in the future", good().claim("iat", now.plusSeconds(600)).build()),
        key("no time of issue", good().without("iat").build()));
  }
}
