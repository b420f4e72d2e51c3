package io.marketsuite.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.settings.support.Installation;
import io.marketsuite.settings.support.PublishedKeys;
import io.marketsuite.settings.support.Refused;
import io.marketsuite.settings.support.Sealing;
import io.marketsuite.settings.support.Tokens;
import io.marketsuite.testsupport.CapturedLog;
import io.marketsuite.testsupport.CountingSink;
import io.marketsuite.testsupport.RawHttp;
import io.marketsuite.testsupport.token.ForgedToken;
import io.marketsuite.testsupport.token.TokenAttack;
import io.marketsuite.testsupport.token.TokenAttacks;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every forged or foreign token where tenants' secrets are given out. */
@QuarkusTest
class OperatorAttacksTest {
  private static final CountingSink SINK = CountingSink.open();
  private static final Installation INSTALLATION = Installation.any();
  private static final String ROUTES =
      "/api/v1/installations/" + INSTALLATION.tenant() + "/partner";
  private static boolean stored;

  @TestHTTPResource URI base;

  static Stream<Arguments> attacks() {
    return Stream.concat(TokenAttacks.on(good(), PublishedKeys.signing(), SINK.base()), genuine())
        .flatMap(attack -> Stream.of("/credentials", "/token").map(it -> arguments(attack, it)));
  }

  private static ForgedToken good() {
    return Tokens.ofOperator("vendor", "service");
  }

  /** What the same keys have signed, but not for this. */
  private static Stream<TokenAttack> genuine() {
    ForgedToken marketplace = Tokens.ofMarketplace(INSTALLATION.tenant());
    return Stream.of(
        attack("the marketplace's token", marketplace),
        attack("the marketplace's token with roles", marketplace.claim("groups", "[\"vendor\"]")),
        attack("the master's token", Tokens.of("master").text("azp", Tokens.MARKETPLACE)),
        attack("an ID token by its nonce", good().without("typ").text("nonce", "n-0S6_WzA2Mj")),
        attack("an ID token by its at_hash", good().without("typ").text("at_hash", "77QmUPtjPfz")),
        attack(
            "a logout token by its events",
            good().without("typ").claim("events", "{\"http://schemas.openid.net\":{}}")),
        attack(
            "a key of 1024 bits",
            good().headerText("kid", "weak").signedBy(PublishedKeys.weak().getPrivate())),
        attack(
            "a key for encryption",
            good()
                .headerText("kid", "encryption")
                .signedBy(PublishedKeys.encryption().getPrivate())),
        attack("another realm's issuer", good().text("iss", Tokens.issuer("operator2"))),
        attack("an issuer that begins alike", good().text("iss", Tokens.issuer("operator") + "/")),
        attack("an issuer in upper case", good().text("iss", Tokens.issuer("OPERATOR"))));
  }

  private static TokenAttack attack(String name, ForgedToken token) {
    return new TokenAttack(name, token.bearer());
  }

  @BeforeEach
  void there_is_something_to_steal() {
    if (!stored) {
      stored = true;
      String credentials = "{\"backend\":{\"clientId\":\"b\",\"clientSecret\":\"good\"}}";
      INSTALLATION.store(
          INSTALLATION
              .request(CommandKind.CREATE)
              .publicClients(new ClientRef("frontend", "f"))
              .secrets(Sealing.seal(INSTALLATION, "{}", credentials)));
    }
  }

  @AfterAll
  static void nobody_was_asked() {
    assertThat(SINK.connections()).as("connections to what tokens name").isZero();
    SINK.close();
  }

  private RawHttp.Answer call(String route, String... headers) {
    return route.equals("/token")
        ? RawHttp.postJson(base, ROUTES + route, "{}", headers)
        : RawHttp.get(base, ROUTES + route, headers);
  }

  private static void assertSame401(RawHttp.Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo(Refused.OPERATOR_401);
    assertThat(answer.headers())
        .containsExactlyInAnyOrder(
            "WWW-Authenticate: Bearer",
            "Content-Type: application/problem+json",
            "Cache-Control: no-store",
            "content-length: " + Refused.OPERATOR_401.length(),
            "connection: close");
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("attacks")
  void gets_the_same_401_and_leaves_nothing_in_the_log(TokenAttack attack, String route) {
    RawHttp.Answer answer;
    String log;
    try (CapturedLog captured = CapturedLog.open()) {
      answer = call(route, "Authorization: " + attack.authorization());
      log = captured.text();
    }

    assertSame401(answer);
    assertThat(log).doesNotContain("kind=credentials-read", "kind=token-read");
    Stream.of(attack.authorization().split("[ .,;]"))
        .filter(part -> part.length() > 12)
        .forEach(part -> assertThat(log).doesNotContain(part));
  }

  @Test
  void no_token_or_two_get_it_too() {
    String other = "Authorization: " + Tokens.ofMarketplace(INSTALLATION.tenant()).bearer();
    for (String route : new String[] {"/credentials", "/token"}) {
      assertSame401(call(route));
      assertSame401(call(route, other, "Authorization: " + good().bearer()));
      assertSame401(call(route, "Authorization: " + good().bearer(), other));
    }
  }

  static Stream<Arguments> roles() {
    return Stream.of(
        arguments("vendor", 200, 200),
        arguments("service", 403, 200),
        arguments("operator", 403, 403),
        arguments("Vendor", 403, 403),
        arguments("vendor ", 403, 403),
        arguments("", 403, 403));
  }

  @ParameterizedTest(name = "role \"{0}\": credentials {1}, token {2}")
  @MethodSource("roles")
  void a_role_opens_what_it_is_for(String role, int credentials, int token) {
    String header = "Authorization: " + Tokens.ofOperator(role).bearer();

    assertThat(call("/credentials", header).status()).isEqualTo(credentials);
    assertThat(call("/token", header).status()).isEqualTo(token);
  }

  @Test
  void a_token_without_roles_is_a_403_problem() {
    String header = "Authorization: " + good().without("groups").bearer();

    RawHttp.Answer answer = call("/credentials", header);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"type\":\"/problems/forbidden\"", "\"status\":403");
  }
}
