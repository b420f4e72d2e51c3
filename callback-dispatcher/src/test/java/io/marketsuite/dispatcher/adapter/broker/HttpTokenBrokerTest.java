package io.marketsuite.dispatcher.adapter.broker;

import static io.marketsuite.dispatcher.StubServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.boundary.outbound.http.HttpCalls;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.dispatcher.Deliveries;
import io.marketsuite.dispatcher.StubServer;
import io.marketsuite.dispatcher.StubServer.Reply;
import io.marketsuite.dispatcher.application.BearerToken;
import io.marketsuite.dispatcher.application.TokenAnswer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpTokenBrokerTest {
  private static final String TOKEN = "/issuer/protocol/openid-connect/token";
  private static final String BROKER = "/api/v1/installations/acme/partner/token";
  private static final Instant EXPIRY = Instant.parse("2026-01-02T12:05:00Z");

  private final StubServer stub = new StubServer();
  private final HttpCalls http = new HttpCalls(stub.vertx(), HttpCalls.Setup.of(8));
  private final CallbackRequest request =
      Deliveries.callback(CommandKind.CREATE, CallbackStatus.SUCCESS);
  private final HttpTokenBroker broker = broker(stub.url(""));

  private HttpTokenBroker broker(URI settingsService) {
    InstantSource clock = InstantSource.fixed(Deliveries.NOON);
    Duration deadline = Duration.ofSeconds(5);
    ServiceTokens.Client client = new ServiceTokens.Client(stub.url("/issuer"), "us", "s");
    return new HttpTokenBroker(
        http, new ServiceTokens(http, client, deadline, clock), settingsService, deadline, clock);
  }

  @AfterEach
  void stop() {
    http.close();
    stub.close();
  }

  private static Reply serviceToken(String token) {
    return new Reply.Status(
        200, Map.of(), "{\"access_token\":\"" + token + "\",\"expires_in\":60}");
  }

  private static Reply tenantToken() {
    return new Reply.Status(
        200, Map.of(), "{\"access_token\":\"t\",\"expires_at\":\"" + EXPIRY + "\"}");
  }

  @Test
  void the_service_token_is_kept_and_the_tenants_token_is_given() {
    stub.script(TOKEN, serviceToken("one")).always(BROKER, tenantToken());
    TokenAnswer granted = new TokenAnswer.Granted(new BearerToken("t", EXPIRY));
    assertThat(broker.token(request, false)).isEqualTo(granted);
    assertThat(broker.token(request, true)).isEqualTo(granted);
    assertThat(stub.received(TOKEN)).hasSize(1);
    assertThat(stub.received(BROKER).getLast().body())
        .isEqualTo("{\"generation\":1,\"service_id\":\"backend\",\"fresh\":true}");
  }

  @Test
  void a_refused_service_token_is_fetched_anew_once() {
    stub.script(TOKEN, serviceToken("one"), serviceToken("two"));
    stub.script(BROKER, status(401), tenantToken());
    assertThat(broker.token(request, false)).isInstanceOf(TokenAnswer.Granted.class);
    assertThat(stub.received(BROKER))
        .extracting(received -> received.headers().get("authorization"))
        .containsExactly("Bearer one", "Bearer two");
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({
    "404, /problems/unknown-installation, InstallationUnknown",
    "409, /problems/invalid-client, ClientInvalid",
    "503, /problems/issuer-unavailable, IssuerAway",
    "404, about:blank, BrokerAway",
    "409, about:blank, BrokerAway",
    "503, /problems/overloaded, BrokerAway",
    "500, /problems/unknown-installation, BrokerAway",
    "403, about:blank, BrokerAway",
    "200, /problems/invalid-client, BrokerAway",
  })
  void only_what_the_broker_means_is_taken_as_such(int status, String type, String expected) {
    stub.script(TOKEN, serviceToken("one"))
        .always(BROKER, new Reply.Status(status, Map.of(), "{\"type\":\"" + type + "\"}"));
    assertThat(broker.token(request, false).getClass().getSimpleName()).isEqualTo(expected);
  }

  @Test
  void an_issuer_that_asks_to_wait_is_waited_for() {
    stub.script(TOKEN, serviceToken("one"))
        .always(
            BROKER,
            new Reply.Status(
                503,
                Map.of("Retry-After", "9"),
                "{\"type\":\"https://suite.example/problems/issuer-unavailable\"}"));
    assertThat(broker.token(request, false))
        .isEqualTo(new TokenAnswer.IssuerAway(Optional.of(Duration.ofSeconds(9))));
  }

  @Test
  void without_a_service_token_or_without_anybody_there_the_broker_is_away() {
    stub.script(TOKEN, status(500), serviceToken("one"));
    assertThat(broker.token(request, false))
        .isEqualTo(new TokenAnswer.BrokerAway("no service token"));
    assertThat(broker(URI.create("http://localhost:1")).token(request, false))
        .isEqualTo(new TokenAnswer.BrokerAway("connect-failed"));
  }
}
