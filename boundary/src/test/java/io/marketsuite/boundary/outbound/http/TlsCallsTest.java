package io.marketsuite.boundary.outbound.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.boundary.outbound.Reach;
import io.marketsuite.boundary.outbound.http.HttpReply.Answer;
import io.marketsuite.boundary.outbound.http.HttpReply.NotSent;
import io.vertx.core.Vertx;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS with real certificates: the name in the URL counts, never the address connected to. */
class TlsCallsTest {
  private static final NotSent REFUSED = new NotSent(CallFailure.TLS_REFUSED);
  private static final String HERE = "127.0.0.1";

  @TempDir static Path folder;

  private static Vertx vertx;
  private static Certificates certificates;

  @BeforeAll
  static void start() {
    certificates =
        Certificates.in(folder)
            .signed("right", "dns:right.example")
            .signed("address", "ip:127.0.0.1")
            .expired("expired", "dns:right.example")
            .selfSigned("stranger", "dns:right.example");
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static HttpCalls calls(String... addresses) {
    ScriptedNames names = new ScriptedNames().then(addresses);
    return new HttpCalls(vertx, new HttpCalls.Setup(4, names, Optional.of(certificates.trust())));
  }

  private static HttpReply call(HttpCalls calls, Sink server, String host) {
    return calls.exchange(
        new HttpCall(
            "GET",
            server.url("https", host, "/"),
            Map.of(),
            new byte[0],
            Reach.ANYWHERE,
            HttpCall.Limits.within(Duration.ofSeconds(20))));
  }

  @Test
  void a_trusted_certificate_for_the_name_is_enough() {
    try (HttpCalls calls = calls(HERE);
        Sink server = Sink.encrypted(vertx, HERE, 0, certificates.of("right"))) {
      HttpReply reply = call(calls, server, "right.example");

      assertThat(reply).isInstanceOf(Answer.class);
      assertThat(server.requests())
          .containsExactly(new Sink.Request("right.example:" + server.port(), "/"));
    }
  }

  @ParameterizedTest(name = "the certificate \"{0}\" will not do for {1}")
  @CsvSource({
    "right, wrong.example",
    "right, sub.right.example",
    "right, right.example.evil.example",
    "right, 127.0.0.1",
    // Signed for the very address that is called, but not for the name.
    "address, right.example",
    "expired, right.example",
    // For the name, but signed by nobody who is trusted.
    "stranger, right.example",
  })
  void other_certificates(String certificate, String host) {
    PfxOptions keys = certificates.of(certificate);
    try (HttpCalls calls = calls(HERE);
        Sink server = Sink.encrypted(vertx, HERE, 0, keys)) {
      assertThat(call(calls, server, host)).isEqualTo(REFUSED);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void an_open_connection_to_the_address_serves_no_other_name() {
    try (HttpCalls calls = calls(HERE);
        Sink server = Sink.encrypted(vertx, HERE, 0, certificates.of("right"))) {
      call(calls, server, "right.example");

      assertThat(call(calls, server, "wrong.example")).isEqualTo(REFUSED);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void a_server_without_tls_is_sent_nothing() {
    try (HttpCalls calls = calls(HERE);
        Sink server = Sink.at(vertx, HERE, 0)) {
      assertThat(call(calls, server, "right.example")).isInstanceOf(NotSent.class);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void an_address_that_is_silent_leaves_time_for_the_next() throws IOException {
    try (HttpCalls calls = calls("127.0.0.2", HERE);
        Sink server = Sink.encrypted(vertx, HERE, 0, certificates.of("right"));
        ServerSocket silent =
            new ServerSocket(server.port(), 5, InetAddress.ofLiteral("127.0.0.2"))) {
      assertThat(call(calls, server, "right.example")).isInstanceOf(Answer.class);
      assertThat(silent.isBound()).isTrue();
      assertThat(server.requests()).hasSize(1);
    }
  }
}
