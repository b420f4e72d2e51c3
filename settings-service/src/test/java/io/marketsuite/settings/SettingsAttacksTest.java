package io.marketsuite.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import io.marketsuite.settings.support.Installation;
import io.marketsuite.settings.support.Refused;
import io.marketsuite.settings.support.Sealing;
import io.marketsuite.settings.support.Tokens;
import io.marketsuite.testsupport.CapturedLog;
import io.marketsuite.testsupport.RawHttp;
import io.marketsuite.testsupport.tokens.ForgedToken;
import io.marketsuite.testsupport.tokens.TestIdentity;
import io.marketsuite.testsupport.tokens.TestIdentity.Server;
import io.marketsuite.testsupport.tokens.TokenAttack;
import io.marketsuite.testsupport.tokens.TokenAttacks;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every forged or foreign token at the settings endpoint: one and the same 401 to the octet, no
 * settings read, nobody asked but the listed issuer, and nothing of the token in the log.
 */
@QuarkusTest
class SettingsAttacksTest {
  private static final String PATH = "/features/partner/settings";
  private static final String CANARY = "setting-canary";
  private static final Installation INSTALLATION = Installation.any();
  private static final String TENANT = INSTALLATION.tenant();
  private static boolean stored;

  @TestHTTPResource URI base;
  @Inject MeterRegistry meters;

  static Stream<TokenAttack> attacks() {
    return Stream.concat(TokenAttacks.on(TENANT, Tokens.MARKETPLACE), genuine());
  }

  /** Good tokens, but not for this. */
  private static Stream<TokenAttack> genuine() {
    ForgedToken master = ForgedToken.of("master", Tokens.MARKETPLACE).without("tenant");
    return Stream.of(
        attack("the master's token", master.build()),
        attack(
            "the master's token with the tenant's name",
            ForgedToken.of("master", Tokens.MARKETPLACE).claim("tenant", quoted(TENANT)).build()),
        attack(
            "another server's master",
            ForgedToken.of("master", Tokens.MARKETPLACE)
                .without("tenant")
                .claim("iss", quoted(TestIdentity.base(Server.SECOND) + "/auth/realms/master"))
                .build()),
        attack("a confidential client", ForgedToken.of(TENANT, "backend-" + TENANT).build()),
        attack("a public client", ForgedToken.of(TENANT, "frontend-" + TENANT).build()),
        attack("an operator", Tokens.ofOperator("operator", "vendor", "service").compact()),
        attack(
            "an operator who says to be the marketplace",
            Tokens.ofOperator("operator")
                .text("azp", Tokens.MARKETPLACE)
                .text("tenant", TENANT)
                .compact()));
  }

  private static TokenAttack attack(String name, String token) {
    return new TokenAttack("a genuine token of " + name, "Bearer " + token, true);
  }

  private static String quoted(String text) {
    return ForgedToken.text(text);
  }

  @BeforeEach
  void there_is_something_to_steal() {
    if (!stored) {
      stored = true;
      INSTALLATION.store(
          INSTALLATION
              .request(CommandKind.CREATE)
              .issuer(TestIdentity.issuer(TENANT))
              .naming(new SettingPresence("backend", "apiKey", true))
              .secrets(
                  Sealing.seal(INSTALLATION, "{\"backend\":{\"apiKey\":\"" + CANARY + "\"}}")));
    }
  }

  private long reads() {
    return meters.timer("settings.read").count();
  }

  private static int askedIssuers() {
    return TestIdentity.requests(Server.FIRST) + TestIdentity.requests(Server.SECOND);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void gets_the_same_401_and_nothing_else(TokenAttack attack) {
    long reads = reads();
    int asked = askedIssuers();

    RawHttp.Answer answer;
    String log;
    try (CapturedLog captured = CapturedLog.open()) {
      answer = RawHttp.get(base, PATH, "Authorization: " + attack.authorization());
      log = captured.text();
    }

    assertSame401(answer);
    assertThat(reads()).as("settings read").isEqualTo(reads);
    assertThat(TestIdentity.requests(Server.SINK)).as("requests to others").isZero();
    if (!attack.mayAskIssuer()) {
      assertThat(askedIssuers()).as("requests to listed issuers").isEqualTo(asked);
    }
    assertThat(log).contains("kind=token-refused");
    partsOf(attack.authorization()).forEach(part -> assertThat(log).doesNotContain(part));
  }

  /** Long enough not to be in a log by chance. */
  private static Stream<String> partsOf(String authorization) {
    return Stream.of(authorization.split("[ .,;]")).filter(part -> part.length() > 12);
  }

  private static void assertSame401(RawHttp.Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo(Refused.MARKETPLACE_401);
    assertThat(answer.headers())
        .containsExactlyInAnyOrder(
            "WWW-Authenticate: Bearer",
            "Content-Type: application/problem+json",
            "Cache-Control: no-store",
            "content-length: " + Refused.MARKETPLACE_401.length(),
            "connection: close");
  }

  @Test
  void no_token_or_two_get_it_too() {
    String good = "Authorization: Bearer " + good();

    for (String[] headers : List.of(new String[] {}, new String[] {good, good})) {
      assertSame401(RawHttp.get(base, PATH, headers));
    }
  }

  @Test
  void a_token_anywhere_but_in_its_header_is_none() {
    assertSame401(RawHttp.get(base, PATH + "?access_token=" + good()));
    assertSame401(RawHttp.get(base, PATH, "Cookie: Bearer=" + good()));
    assertSame401(RawHttp.get(base, PATH, "X-Forwarded-Authorization: Bearer " + good()));
  }

  @Test
  void the_untouched_token_gets_the_settings() {
    RawHttp.Answer answer = RawHttp.get(base, PATH, "Authorization: Bearer " + good());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains(CANARY);
  }

  private static String good() {
    return ForgedToken.of(TENANT, Tokens.MARKETPLACE).build();
  }
}
