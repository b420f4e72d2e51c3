package io.marketsuite.boundary.outbound.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.boundary.outbound.OutboundUrl;
import io.marketsuite.boundary.outbound.Reach;
import io.marketsuite.boundary.outbound.http.HttpReply.Answer;
import io.marketsuite.boundary.outbound.http.HttpReply.NotSent;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names that lead inside, measured at what stands inside. No address of the internet is called
 * here: where a call must succeed, 127.0.0.2 is taken for a public one and 127.0.0.1 is inside.
 */
class PinnedCallsTest {
  private static final String PUBLIC = "127.0.0.2";
  private static final String INSIDE = "127.0.0.1";
  private static final Predicate<InetAddress> ONE_IS_PUBLIC =
      address -> address.getHostAddress().equals(PUBLIC);

  private final Vertx vertx = Vertx.vertx();
  private final Sink inside = Sink.start(vertx);
  private final Sink outside = Sink.at(vertx, PUBLIC, inside.port());
  private final ScriptedNames names = new ScriptedNames();
  private final HttpCalls.Setup setup = new HttpCalls.Setup(4, names, Optional.empty());

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private HttpReply call(HttpCalls calls) {
    return call(calls, "rebinding.example");
  }

  private HttpReply call(HttpCalls calls, String host) {
    OutboundUrl url = inside.url("http", host, "/");
    HttpCall.Limits limits = HttpCall.Limits.within(Duration.ofSeconds(20));
    return calls.exchange(new HttpCall("GET", url, Map.of(), new byte[0], Reach.PUBLIC, limits));
  }

  @Test
  void a_name_that_changes_its_address_after_the_check_is_called_where_it_was_checked() {
    names.then(PUBLIC).then(INSIDE);
    try (HttpCalls calls = new HttpCalls(vertx, setup, ONE_IS_PUBLIC)) {
      HttpReply reply = call(calls);

      assertThat(reply).isInstanceOf(Answer.class);
      assertThat(names.asked()).isEqualTo(1);
      assertThat(outside.requests()).hasSize(1);
      assertThat(inside.connections()).isZero();
    }
  }

  @Test
  void the_next_call_checks_again_though_a_connection_is_still_open() {
    names.then(PUBLIC).then(INSIDE);
    try (HttpCalls calls = new HttpCalls(vertx, setup, ONE_IS_PUBLIC)) {
      call(calls);
      HttpReply second = call(calls);

      assertThat(second).isEqualTo(new NotSent(CallFailure.ADDRESS_REFUSED));
      assertThat(names.asked()).isEqualTo(2);
      assertThat(outside.requests()).hasSize(1);
      assertThat(inside.connections()).isZero();
    }
  }

  @Test
  void a_name_with_one_address_inside_is_not_called_at_all() {
    names.then(PUBLIC, INSIDE);
    try (HttpCalls calls = new HttpCalls(vertx, setup, ONE_IS_PUBLIC)) {
      assertThat(call(calls)).isEqualTo(new NotSent(CallFailure.ADDRESS_REFUSED));
      assertThat(outside.connections()).isZero();
      assertThat(inside.connections()).isZero();
    }
  }

  @Test
  void an_answer_that_leads_inside_is_not_followed() {
    names.then(PUBLIC);
    outside.answering(
        request ->
            request
                .response()
                .setStatusCode(307)
                .putHeader("Location", "http://" + INSIDE + ":" + inside.port() + "/")
                .end());
    try (HttpCalls calls = new HttpCalls(vertx, setup, ONE_IS_PUBLIC)) {
      assertThat(((Answer) call(calls)).status()).isEqualTo(307);
      assertThat(inside.connections()).isZero();
    }
  }

  @ParameterizedTest(name = "a name at {0} is not called")
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.2",
        "0.0.0.0",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "10.0.0.1",
        "169.254.169.254",
        "fd00:ec2::254",
        "fe80::1"
      })
  void the_services_own_rules(String address) {
    names.then(address);
    try (HttpCalls calls = new HttpCalls(vertx, setup)) {
      assertThat(call(calls)).isEqualTo(new NotSent(CallFailure.ADDRESS_REFUSED));
      assertThat(inside.connections() + outside.connections()).isZero();
    }
  }

  @ParameterizedTest(name = "the machine''s own resolver leads {0} inside: not called")
  @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "[::ffff:7f00:1]"})
  void the_systems_resolver(String host) {
    try (HttpCalls calls = new HttpCalls(vertx, HttpCalls.Setup.of(4))) {
      assertThat(call(calls, host)).isEqualTo(new NotSent(CallFailure.ADDRESS_REFUSED));
      assertThat(inside.connections() + outside.connections()).isZero();
    }
  }
}
