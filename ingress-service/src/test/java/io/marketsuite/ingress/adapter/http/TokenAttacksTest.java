package io.marketsuite.ingress.adapter.http;

import static io.marketsuite.ingress.support.IngressClient.MANAGEMENT;
import static io.marketsuite.ingress.support.IngressClient.bare;
import static io.marketsuite.ingress.support.IngressClient.cleanup;
import static io.marketsuite.testsupport.tokens.ForgedToken.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.ingress.adapter.kafka.InstallationView;
import io.marketsuite.ingress.support.Issuer;
import io.marketsuite.ingress.support.Log;
import io.marketsuite.ingress.support.RawHttp;
import io.marketsuite.ingress.support.Written;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.tokens.ForgedToken;
import io.marketsuite.testsupport.tokens.IdentityKey;
import io.marketsuite.testsupport.tokens.TestIdentity;
import io.marketsuite.testsupport.tokens.TestIdentity.Server;
import io.marketsuite.testsupport.tokens.TokenAttack;
import io.marketsuite.testsupport.tokens.TokenAttacks;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every forged token on every route that takes tokens: one and the same 401 to the octet, nothing
 * written, and nobody asked but the listed issuer, and that only where the text alone was fine.
 */
@IngressTest
class TokenAttacksTest {
  private static final String TENANT = "attacked";
  private static final String REMOVED = "attacked-removed";
  private static final String CLIENT = "backend-" + TENANT;
  private static final String UNAUTHORIZED =
      """
      HTTP/1.1 401 Unauthorized\r
      WWW-Authenticate: Bearer\r
      Content-Type: application/problem+json\r
      content-length: 114\r
      \r
      {"type":"/problems/unauthorized","status":401,"title":"Unauthorized",\
      "detail":"A valid access token is required."}\
      """;

  private static Written atFirst;

  @TestHTTPResource URI base;
  @Inject InstallationView installations;

  /** An attack on a route. */
  record Row(Route route, TokenAttack attack) {
    @Override
    public String toString() {
      return route + ": " + attack;
    }
  }

  /** A route, with a request that it takes if the token is good. */
  enum Route {
    MANAGEMENT_OF_A_TENANT(MANAGEMENT, "application/json", bare("FeatureActivateCommand")),
    CLEANUP(MANAGEMENT, "application/json", cleanup(TENANT)),
    TELEMETRY("/telemetry/v1/events", "application/cloudevents+json", event());

    private final String path;
    private final String type;
    private final String body;

    Route(String path, String type, String body) {
      this.path = path;
      this.type = type;
      this.body = body;
    }

    private static String event() {
      return """
          {"specversion":"1.0","id":"1","source":"/vendor","type":"marketplace.activity.v1",
           "time":"2026-01-02T03:04:05Z",
           "data":{"tenant_id":"%s","feature_id":"partner","action":"search"}}
          """
          .formatted(TENANT);
    }

    String request(List<String> headers) {
      return RawHttp.post(path, headers, body).replace("application/json", type);
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
            on(Route.MANAGEMENT_OF_A_TENANT, TokenAttacks.on(TENANT, Issuer.MARKETPLACE)),
            on(Route.TELEMETRY, TokenAttacks.on(TENANT, CLIENT)),
            // A master token names no tenant.
            on(
                Route.CLEANUP,
                TokenAttacks.on("master", Issuer.MARKETPLACE)
                    .filter(attack -> !attack.name().contains("tenant"))),
            on(Route.MANAGEMENT_OF_A_TENANT, forManagement()),
            on(Route.CLEANUP, forCleanup()),
            on(Route.TELEMETRY, forTelemetry()))
        .flatMap(rows -> rows);
  }

  private static Stream<Row> on(Route route, Stream<TokenAttack> attacks) {
    return attacks.map(attack -> new Row(route, attack));
  }

  private static TokenAttack genuine(String name, String token) {
    return new TokenAttack(name, "Bearer " + token, true);
  }

  private static ForgedToken otherMaster() {
    return ForgedToken.of("master", Issuer.MARKETPLACE)
        .without("tenant")
        .claim("iss", text(TestIdentity.base(Server.SECOND) + "/auth/realms/master"));
  }

  private static Stream<TokenAttack> forManagement() {
    return Stream.of(
        genuine("the master's token for another command", Issuer.masterToken()),
        genuine("another server's master", otherMaster().build()),
        genuine("a client of a feature", Issuer.clientToken(TENANT, CLIENT)),
        genuine("a realm that begins like the master's", Issuer.tenantToken("master2") + "x"));
  }

  private static Stream<TokenAttack> forCleanup() {
    return Stream.of(
        genuine("a tenant's token", Issuer.tenantToken(TENANT)),
        genuine("the token of a tenant named in it", Issuer.tenantToken("otherwise")),
        genuine("another server's master", otherMaster().build()),
        genuine(
            "the master of a listed server, with that server's key of another realm",
            ForgedToken.of("master", Issuer.MARKETPLACE)
                .without("tenant")
                .by(IdentityKey.OTHER)
                .build()),
        genuine(
            "another client at the master",
            ForgedToken.of("master", "admin-cli").without("tenant").build()),
        genuine("a client of a feature", Issuer.clientToken(TENANT, CLIENT)));
  }

  private static Stream<TokenAttack> forTelemetry() {
    return Stream.of(
        genuine("the marketplace's own token", Issuer.tenantToken(TENANT)),
        genuine("the master's token", Issuer.masterToken()),
        genuine("this client at another tenant", Issuer.clientToken("elsewhere", CLIENT)),
        genuine("another tenant's client here", Issuer.clientToken(TENANT, "backend-elsewhere")),
        genuine(
            "the client of a feature that was removed",
            Issuer.clientToken(REMOVED, "backend-" + REMOVED)));
  }

  @BeforeEach
  void installed() {
    if (atFirst == null) {
      install(TENANT, FeatureStatus.ACTIVATED);
      install(REMOVED, FeatureStatus.ACTIVATED);
      install(REMOVED, FeatureStatus.ABSENT);
      atFirst = Written.whenQuiet();
    }
  }

  private void install(String tenant, FeatureStatus status) {
    boolean there = status != FeatureStatus.ABSENT;
    new Log(tenant).installed(status);
    Deadline.in(Duration.ofSeconds(20))
        .await(
            () -> installations.find(tenant, "partner").isPresent() == there,
            () -> "the installation is not known to the ingress");
  }

  private static int issuerRequests() {
    return TestIdentity.requests(Server.FIRST) + TestIdentity.requests(Server.SECOND);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void gets_the_same_401_and_leaves_nothing(Row row) {
    int asked = issuerRequests();
    String request = row.route().request(List.of("Authorization: " + row.attack().authorization()));

    RawHttp.Answer answer = RawHttp.send(base, request);

    assertThat(answer.text()).isEqualTo(UNAUTHORIZED);
    assertThat(Written.now()).isEqualTo(atFirst);
    assertThat(TestIdentity.requests(Server.SINK)).as("requests to others").isZero();
    if (!row.attack().mayAskIssuer()) {
      assertThat(issuerRequests()).as("requests to listed issuers").isEqualTo(asked);
    }
  }

  @Test
  void no_token_or_two_get_it_too() {
    String good = "Authorization: Bearer " + Issuer.tenantToken(TENANT);
    for (List<String> headers : List.of(List.<String>of(), List.of(good, good))) {
      RawHttp.Answer answer = RawHttp.send(base, Route.MANAGEMENT_OF_A_TENANT.request(headers));

      assertThat(answer.text()).isEqualTo(UNAUTHORIZED);
      assertThat(Written.now()).isEqualTo(atFirst);
    }
  }

  @AfterAll
  static void nothing_came_later() {
    assertThat(Written.whenQuiet()).isEqualTo(atFirst);
  }
}
