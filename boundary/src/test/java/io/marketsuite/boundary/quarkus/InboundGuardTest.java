package io.marketsuite.boundary.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guards on a server of Vert.x, with requests as an attacker writes them. */
class InboundGuardTest {
  private static final String OK = "HTTP/1.1 200 OK";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicInteger handled = new AtomicInteger();
  private Vertx vertx;
  private HttpServer server;

  private static InboundConfig config() {
    return new SmallRyeConfigBuilder()
        .withSources(
            new PropertiesConfigSource(
                Map.of(
                    "suite.inbound.trusted-proxies", "127.0.0.1",
                    "suite.inbound.allowed-sources", "192.0.2.0/24,2001:db8::/32",
                    "suite.inbound.unanswered-time", "PT1S"),
                "test",
                100))
        .withMapping(InboundConfig.class)
        .build()
        .getConfigMapping(InboundConfig.class);
  }

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    InboundRefusals refusals = new InboundRefusals(Optional.of(meters));
    EndedConnections connections = new EndedConnections();
    SourceGuard sources = new SourceGuard(config(), refusals, connections);
    Router router = Router.router(vertx);
    new InboundGuard(refusals, connections, 10_000).install(router);
    router.route("/listed").handler(sources.before(RouteGroup.MARKETPLACE));
    router.route("/telemetry").handler(sources.before(RouteGroup.TELEMETRY));
    router
        .route()
        .handler(
            exchange -> {
              handled.incrementAndGet();
              exchange.response().end();
            });
    HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
    new InboundServer(config()).customizeHttpServer(options);
    server =
        vertx
            .createHttpServer(options)
            .requestHandler(router)
            .listen()
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Everything that is answered until the server closes the connection. */
  private String answerTo(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String get(String target, String headers) throws IOException {
    return answerTo(
        "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + headers + "\r\n");
  }

  private double refused(String check) {
    return meters.counter("inbound.refusals", "check", check).count();
  }

  @ParameterizedTest
  @CsvSource({
    "/a;x,              target_character",
    "/a%3Bx,            target_encoded",
    "/a//b,             target_empty_segment",
    "/a/../b,           target_dot_segment",
    "http://localhost/a, target_not_a_path",
    "*,                 target_not_a_path",
    "/a%zz,             target_encoded",
    "/a%,               target_encoded",
    "/a\\b,             target_character",
    "\\a,               target_not_a_path",
    "/a#b,              target_fragment"
  })
  void a_target_that_is_not_canonical_meets_no_handler(String target, String check)
      throws IOException {
    String answer = get(target, "");

    assertThat(answer)
        .startsWith("HTTP/1.1 404 Not Found")
        .contains("application/problem+json", "\"type\":\"/problems/unknown-route\"");
    assertThat(handled).hasValue(0);
    assertThat(refused(check)).isEqualTo(1);
  }

  @Test
  void an_ordinary_request_goes_on() throws IOException {
    assertThat(get("/a/b?c=%20", "")).startsWith(OK);
    assertThat(handled).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /a HTTP/1.1|400",
        "GET /a HTTP/1.1;Host: a;Host: a|400",
        "GET /a HTTP/1.1;Host: a/b|400",
        "GET /a HTTP/1.0|200"
      })
  void a_request_must_name_its_host_once(String lines, int status) throws IOException {
    String answer = answerTo(lines.replace(";", "\r\n") + "\r\nConnection: close\r\n\r\n");

    assertThat(answer.split(" ", 3)[1]).isEqualTo(Integer.toString(status));
    assertThat(refused("host")).isEqualTo(status == 400 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-Forwarded-For: 192.0.2.1|source_allowed",
        "X-Forwarded-For: 203.0.113.1|source_not_listed",
        "X-Forwarded-For: 192.0.2.1;X-Forwarded-For: 203.0.113.1|source_not_listed",
        "X-Forwarded-For: nonsense|source_unknown_source",
        "Forwarded: for=192.0.2.1|source_not_listed"
      })
  void a_covered_route_takes_listed_sources_alone(String headers, String check) throws IOException {
    String answer = get("/listed", headers.replace(";", "\r\n") + "\r\n");

    if (check.equals("source_allowed")) {
      assertThat(answer).startsWith(OK);
    } else {
      assertThat(answer)
          .startsWith("HTTP/1.1 403 Forbidden")
          .contains("\"type\":\"/problems/source-refused\"", "\"status\":403");
      assertThat(refused(check)).isEqualTo(1);
      assertThat(handled).hasValue(0);
    }
  }

  @Test
  void another_group_has_a_list_of_its_own() throws IOException {
    assertThat(get("/telemetry", "X-Forwarded-For: 203.0.113.1\r\n")).startsWith(OK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, identity",
        ": a header without a name"
      })
  void a_body_whose_end_is_not_certain_is_refused_and_ends_the_connection(String header)
      throws IOException {
    String request = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";
    String hidden = header.startsWith(":") ? request : "0\r\n\r\n" + request;

    String answer = answerTo("POST /a HTTP/1.1\r\nHost: a\r\n" + header + "\r\n\r\n" + hidden);

    assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain(OK);
    assertThat(handled).hasValue(0);
  }

  @Test
  void a_body_that_is_larger_than_all_limits_is_refused_unread() throws IOException {
    String answer = answerTo("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 10001\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 413 ")
        .contains("\"type\":\"/problems/body-too-large\"", "Connection: close");
    assertThat(handled).hasValue(0);
  }

  @Test
  void what_is_behind_a_refused_body_on_the_same_connection_is_not_handled() throws IOException {
    String behind = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";

    String answer =
        answerTo(
            "POST /listed HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}" + behind + behind);

    assertThat(answer).startsWith("HTTP/1.1 403 ").doesNotContain(OK);
    assertThat(handled).hasValue(0);
  }

  @Test
  void a_connection_is_not_upgraded() throws IOException {
    String upgrade =
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n";

    String answer = answerTo("GET /a HTTP/1.1\r\nHost: a\r\n" + upgrade + "\r\n");

    assertThat(answer).startsWith(OK);
  }

  @Test
  void a_refused_source_is_answered_without_its_body_and_the_connection_ends() throws IOException {
    String answer = answerTo("POST /listed HTTP/1.1\r\nHost: a\r\nContent-Length: 9000\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 403 Forbidden").contains("Connection: close");
  }

  @Test
  void a_sender_of_endless_headers_loses_the_connection() throws Exception {
    try (Socket socket = connect()) {
      socket.getOutputStream().write("GET /a HTTP/1.1\r\nHost: a\r\n".getBytes());
      Thread drip = Thread.ofVirtual().start(() -> drip(socket));

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
      drip.join();
    }
  }

  private static void drip(Socket socket) {
    try {
      while (!Thread.interrupted()) {
        socket.getOutputStream().write("X-Slow: x\r\n".getBytes());
        Thread.sleep(50);
      }
    } catch (IOException | InterruptedException ended) {
      // The server closed the connection, which is what is waited for.
    }
  }
}
