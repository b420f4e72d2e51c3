package io.marketsuite.token.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.marketsuite.boundary.outbound.Reach;
import io.marketsuite.boundary.outbound.http.HttpCalls;
import io.marketsuite.token.IssuerUrls;
import io.marketsuite.token.JwksText;
import io.marketsuite.token.Keys;
import io.marketsuite.token.SigningKeys;
import io.marketsuite.token.carerix.CarerixTokens;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real adapter against a real server on the loopback address. */
class HttpJwksSourceTest {
  private static final String CERTS = "/auth/realms/acme/protocol/openid-connect/certs";
  private static final String DOCUMENT =
      JwksText.set(JwksText.rsa("key-1", (RSAPublicKey) Keys.RSA.getPublic()).text());

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Vertx vertx = Vertx.vertx();
  private final HttpCalls calls = new HttpCalls(vertx, HttpCalls.Setup.of(8));
  private HttpServer server;
  private HttpJwksSource source;
  private IssuerUrls issuer;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    String host = "http://localhost:" + server.getAddress().getPort();
    issuer =
        CarerixTokens.config()
            .hosts(Set.of(host))
            .dangerouslyAllowInsecureHosts(true)
            .build()
            .issuers()
            .resolve(host + "/auth/realms/acme")
            .orElseThrow();
    source = source(Reach.ANYWHERE, Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() {
    calls.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    server.stop(0);
    threads.shutdownNow();
  }

  private HttpJwksSource source(Reach reach, Duration timeout) {
    return new HttpJwksSource(calls, reach, timeout);
  }

  private SigningKeys fetch() throws Exception {
    return source.fetch(issuer).toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private void serve(String path, HttpHandler handler) {
    server.createContext(path, handler);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
    exchange.getResponseBody().write(octets);
    exchange.close();
  }

  @Test
  void fetches_the_keys_from_the_path_that_was_rebuilt() throws Exception {
    serve(CERTS, exchange -> answer(exchange, 200, DOCUMENT));

    assertThat(fetch().get("key-1").orElseThrow().publicKey()).isEqualTo(Keys.RSA.getPublic());
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 400, 404, 500, 503})
  void another_status_is_a_failure(int status) {
    serve(CERTS, exchange -> answer(exchange, status, status == 204 ? "" : DOCUMENT));

    assertThatThrownBy(this::fetch).isInstanceOf(ExecutionException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_not_followed(int status) {
    AtomicInteger followed = new AtomicInteger();
    serve(
        CERTS,
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          answer(exchange, status, "");
        });
    serve(
        "/elsewhere",
        exchange -> {
          followed.incrementAndGet();
          answer(exchange, 200, DOCUMENT);
        });

    assertThatThrownBy(this::fetch).isInstanceOf(ExecutionException.class);
    assertThat(followed).hasValue(0);
  }

  @Test
  void a_body_over_the_bound_is_given_up_also_when_its_length_is_not_announced() {
    serve(
        CERTS,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] blanks = " ".repeat(300 * 1024).getBytes(StandardCharsets.US_ASCII);
          exchange.getResponseBody().write(blanks);
          exchange.getResponseBody().write(DOCUMENT.getBytes(StandardCharsets.US_ASCII));
          exchange.close();
        });

    assertThatThrownBy(this::fetch).isInstanceOf(ExecutionException.class);
  }

  @Test
  void a_body_that_is_no_key_set_is_a_failure() {
    serve(CERTS, exchange -> answer(exchange, 200, "<html>login</html>"));

    assertThatThrownBy(this::fetch)
        .isInstanceOf(ExecutionException.class)
        .hasMessageNotContaining("login");
  }

  @Test
  void a_body_that_trickles_is_cut_off_by_the_time_limit() {
    CountDownLatch end = new CountDownLatch(1);
    serve(
        CERTS,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          awaitQuietly(end);
          exchange.close();
        });
    source = source(Reach.ANYWHERE, Duration.ofMillis(300));

    assertThatThrownBy(this::fetch).isInstanceOf(ExecutionException.class);
    end.countDown();
  }

  @Test
  void a_listed_host_whose_address_is_inside_is_not_asked() {
    AtomicInteger asked = new AtomicInteger();
    serve(
        CERTS,
        exchange -> {
          asked.incrementAndGet();
          answer(exchange, 200, DOCUMENT);
        });
    source = source(Reach.PUBLIC, Duration.ofSeconds(5));

    assertThatThrownBy(this::fetch)
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("address-refused");
    assertThat(asked).hasValue(0);
  }

  @Test
  void a_server_that_is_not_there_is_a_failure() {
    server.stop(0);

    assertThatThrownBy(this::fetch).isInstanceOf(ExecutionException.class);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
