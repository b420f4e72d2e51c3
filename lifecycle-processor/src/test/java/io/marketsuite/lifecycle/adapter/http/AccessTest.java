package io.marketsuite.lifecycle.adapter.http;

import static io.marketsuite.lifecycle.adapter.http.Api.FEATURES;
import static io.marketsuite.lifecycle.adapter.http.Api.RESULTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.marketsuite.contracts.Topics;
import io.marketsuite.testsupport.CapturedLog;
import io.marketsuite.testsupport.CountingSink;
import io.marketsuite.testsupport.OperatorIssuer;
import io.marketsuite.testsupport.RawHttp;
import io.marketsuite.testsupport.TestKafka;
import io.marketsuite.testsupport.token.ForgedToken;
import io.marketsuite.testsupport.token.TokenAttack;
import io.marketsuite.testsupport.token.TokenAttacks;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: each role at each route, and every forged or foreign token. */
@HttpTest
class AccessTest {
  private static final CountingSink SINK = CountingSink.open();
  private static final String ONE = FEATURES + "/nobody/partner";
  private static final String ACTIVE = ONE + "/active";
  private static final String TIMELINE = ONE + "/timeline";
  private static final String REPAIRS = Orders.repairs("nobody");
  private static final List<String> POSTED = List.of(RESULTS, Orders.IMPORT, REPAIRS);
  private static final String[] ALL = {
    FEATURES, ONE, ACTIVE, TIMELINE, RESULTS, Orders.IMPORT, REPAIRS
  };
  private static final String UNAUTHORIZED =
      "{\"type\":\"/problems/unauthorized\",\"title\":\"Unauthorized\",\"status\":401,"
          + "\"detail\":\"A valid access token of the operator's issuer is needed.\"}";

  @TestHTTPResource URI base;

  @BeforeEach
  void the_state_is_there() {
    Api.awaitState();
  }

  @AfterAll
  static void nobody_was_asked() {
    assertThat(SINK.connections()).as("connections to what tokens name").isZero();
    SINK.close();
  }

  private RawHttp.Answer call(String route, String... headers) {
    boolean posted = POSTED.contains(route);
    RawHttp.Answer answer =
        posted ? RawHttp.postJson(base, route, "{}", headers) : RawHttp.get(base, route, headers);
    Api.declared(posted ? "POST" : "GET", route, answer);
    return answer;
  }

  /** 404 and 400: let in, but there is no such installation, and an empty object is nothing. */
  static Stream<Arguments> roles() {
    return Stream.of(
        arguments("operator", 200, 404, 404, 404, 403, 400),
        arguments("vendor", 403, 404, 404, 403, 400, 403),
        arguments("service", 403, 403, 403, 403, 403, 403),
        arguments("Operator", 403, 403, 403, 403, 403, 403),
        arguments("operator,vendor", 403, 403, 403, 403, 403, 403),
        arguments("*", 403, 403, 403, 403, 403, 403),
        arguments("", 403, 403, 403, 403, 403, 403));
  }

  @ParameterizedTest(
      name = "role \"{0}\": list {1}, one {2}, gate {3}, timeline {4}, results {5}, orders {6}")
  @MethodSource("roles")
  void a_role_opens_what_it_is_for(
      String role, int list, int one, int active, int timeline, int results, int orders) {
    String header = Api.authorization(role);

    assertThat(call(FEATURES, header).status()).isEqualTo(list);
    assertThat(call(ONE, header).status()).isEqualTo(one);
    assertThat(call(ACTIVE, header).status()).isEqualTo(active);
    assertThat(call(TIMELINE, header).status()).isEqualTo(timeline);
    assertThat(call(RESULTS, header).status()).isEqualTo(results);
    assertThat(call(Orders.IMPORT, header).status()).isEqualTo(orders);
    assertThat(call(REPAIRS, header).status()).isEqualTo(orders);
  }

  @Test
  void a_token_without_roles_opens_nothing() {
    String header = "Authorization: " + OperatorIssuer.good().without("groups").bearer();

    for (String route : ALL) {
      assertThat(call(route, header).status()).isEqualTo(403);
    }
  }

  @Test
  void no_token_or_two_open_nothing() {
    for (String route : ALL) {
      assertSame401(call(route));
      assertSame401(call(route, Api.authorization("operator"), Api.authorization("vendor")));
    }
  }

  static Stream<Arguments> attacks() {
    return Stream.concat(TokenAttacks.on(good(), OperatorIssuer.keys(), SINK.base()), foreign())
        .flatMap(
            attack ->
                Stream.of(FEATURES, TIMELINE, RESULTS, Orders.IMPORT, REPAIRS)
                    .map(route -> arguments(attack, route)));
  }

  private static ForgedToken good() {
    return OperatorIssuer.good("operator", "vendor", "service");
  }

  private static Stream<TokenAttack> foreign() {
    return Stream.of(
        attack("another issuer's token", good().text("iss", "https://elsewhere.example")),
        attack(
            "a token of the marketplace",
            good()
                .text("iss", "https://id.carerix.io/auth/realms/acme")
                .text("azp", "features.apps.carerix.io")
                .text("tenant", "acme")),
        attack("an ID token by its nonce", good().without("typ").text("nonce", "n-0S6_WzA2Mj")),
        attack("an ID token by its at_hash", good().without("typ").text("at_hash", "77QmUPtj")));
  }

  private static TokenAttack attack(String name, ForgedToken token) {
    return new TokenAttack(name, token.bearer());
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("attacks")
  void gets_the_same_401_and_leaves_nothing(TokenAttack attack, String route) {
    RawHttp.Answer answer;
    String log;
    try (CapturedLog captured = CapturedLog.open()) {
      answer = call(route, "Authorization: " + attack.authorization());
      log = captured.text();
    }

    assertSame401(answer);
    Stream.of(attack.authorization().split("[ .,;]"))
        .filter(part -> part.length() > 12)
        .forEach(part -> assertThat(log).doesNotContain(part));
  }

  private static void assertSame401(RawHttp.Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo(UNAUTHORIZED);
    assertThat(answer.headers())
        .containsExactlyInAnyOrder(
            "WWW-Authenticate: Bearer",
            "Content-Type: application/problem+json",
            "Cache-Control: no-store",
            "content-length: " + UNAUTHORIZED.length(),
            "connection: close");
  }

  @Test
  void a_refused_result_is_not_recorded() {
    String requestId = TestKafka.uniqueName("refused");
    String body = Api.result(requestId);

    RawHttp.postJson(base, RESULTS, body);
    RawHttp.postJson(base, RESULTS, body, Api.authorization("operator"));
    RawHttp.postJson(base, RESULTS, body, "Authorization: " + good().without("exp").bearer());
    String taken = TestKafka.uniqueName("taken");
    RawHttp.postJson(base, RESULTS, Api.result(taken), Api.authorization("vendor"));

    TestKafka.shared().awaitRecord(Topics.PROVISIONING_RESULTS, it -> it.value().contains(taken));
    assertThat(TestKafka.shared().records(Topics.PROVISIONING_RESULTS))
        .noneMatch(it -> it.value().contains(requestId));
  }

  @Test
  void a_refused_order_is_not_recorded() {
    String tenant = Orders.tenant();
    String body = Orders.installation(tenant, "ACTIVATED");
    String key = tenant.toLowerCase(java.util.Locale.ROOT) + "/partner";

    RawHttp.postJson(base, Orders.IMPORT, body);
    RawHttp.postJson(base, Orders.IMPORT, body, Api.authorization("vendor"));
    RawHttp.postJson(
        base, Orders.repairs(tenant), OrdersTest.force("ABSENT"), Api.authorization("vendor"));
    RawHttp.postJson(
        base, Orders.repairs(tenant), OrdersTest.force("ABSENT"), Api.authorization("operator"));

    assertThat(TestKafka.shared().awaitRecords(Topics.COMMANDS, key, 1)).hasSize(1);
    assertThat(TestKafka.shared().records(Topics.COMMANDS, key)).hasSize(1);
  }
}
