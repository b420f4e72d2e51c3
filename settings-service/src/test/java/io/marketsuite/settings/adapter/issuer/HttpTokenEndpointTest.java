package io.marketsuite.settings.adapter.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.boundary.outbound.Reach;
import io.marketsuite.boundary.outbound.http.HttpCalls;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.keyring.Secret;
import io.marketsuite.settings.application.ReadingCredentials.ClientCredentials;
import io.marketsuite.settings.application.TokenEndpoint.Reply;
import io.marketsuite.token.TokenVerifier;
import io.marketsuite.token.carerix.CarerixTokens;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an installation's secret goes, measured at a server that counts what it gets. */
class HttpTokenEndpointTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final String TOKEN = "/auth/realms/acme/protocol/openid-connect/token";
  private static final ClientCredentials CLIENT =
      new ClientCredentials(new ClientRef("backend", "acme-backend"), Secret.of("s&cret"));

  private final Vertx vertx = Vertx.vertx();
  private final HttpCalls calls = new HttpCalls(vertx, HttpCalls.Setup.of(4));
  private final List<String> received = new CopyOnWriteArrayList<>();
  private Consumer<HttpServerRequest> answer =
      request -> request.response().end("{\"access_token\":\"t\",\"expires_in\":300}");
  private final HttpServer server =
      vertx
          .createHttpServer()
          .requestHandler(request -> request.body().onSuccess(body -> took(request, body)))
          .listen(0, "127.0.0.1")
          .toCompletionStage()
          .toCompletableFuture()
          .join();
  private final String host = "http://localhost:" + server.actualPort();

  private void took(HttpServerRequest request, Buffer body) {
    received.add(request.method() + " " + request.uri() + " " + body);
    answer.accept(request);
  }

  @AfterEach
  void stop() {
    calls.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private Reply ask(String issuer, Reach reach) {
    InstantSource clock = InstantSource.fixed(NOON);
    TokenVerifier issuers =
        CarerixTokens.verifier(
            CarerixTokens.config().hosts(Set.of(host)).dangerouslyAllowInsecureHosts(true).build(),
            _ -> new CompletableFuture<>(),
            clock);
    return new HttpTokenEndpoint(issuers, clock, calls, reach, Duration.ofSeconds(10))
        .ask(issuer, CLIENT);
  }

  @Test
  void the_secret_goes_to_the_realms_own_token_endpoint() {
    Reply reply = ask(host + "/auth/realms/acme", Reach.ANYWHERE);

    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Granted.class,
            granted -> {
              assertThat(granted.accessToken().reveal()).isEqualTo("t");
              assertThat(granted.expiresAt()).isEqualTo(NOON.plusSeconds(300));
            });
    assertThat(received)
        .containsExactly(
            "POST "
                + TOKEN
                + " grant_type=client_credentials&client_id=acme-backend&client_secret=s%26cret");
  }

  @Test
  void a_listed_host_whose_address_is_inside_gets_nothing() {
    Reply reply = ask(host + "/auth/realms/acme", Reach.PUBLIC);

    assertThat(reply)
        .isEqualTo(new Reply.Unavailable("The issuer cannot be asked: address-refused"));
    assertThat(received).isEmpty();
  }

  @ParameterizedTest(name = "{0} gets nothing")
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/auth/realms/acme",
        "https://id.evil.example/auth/realms/acme",
        "http://localhost/auth/realms/acme",
        "not an issuer"
      })
  void an_issuer_that_is_not_listed(String issuer) {
    assertThat(ask(issuer, Reach.ANYWHERE))
        .isEqualTo(new Reply.Unavailable("The installation's issuer is not listed"));
    assertThat(received).isEmpty();
  }

  @ParameterizedTest(name = "a {0} does not send the secret on")
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirects(int status) {
    answer =
        request -> request.response().setStatusCode(status).putHeader("Location", "/other").end();

    assertThat(ask(host + "/auth/realms/acme", Reach.ANYWHERE))
        .isEqualTo(new Reply.Unavailable("The issuer answered " + status));
    assertThat(received).hasSize(1);
  }

  @Test
  void a_token_longer_than_the_bound_is_none() {
    answer = request -> request.response().end("{\"access_token\":\"" + "t".repeat(70_000) + "\"}");

    assertThat(ask(host + "/auth/realms/acme", Reach.ANYWHERE))
        .isInstanceOf(Reply.Unavailable.class);
  }
}
