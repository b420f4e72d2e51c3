package io.marketsuite.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BoundedGetTest {
  private final AtomicInteger elsewhere = new AtomicInteger();
  private final AtomicInteger failing = new AtomicInteger();
  private static final String KEYS = "{\"keys\":[]}";

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/redirect",
        exchange -> {
          exchange.getResponseHeaders().add("Location", url("/elsewhere"));
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.createContext("/elsewhere", exchange -> answer(exchange, elsewhere, 200, 2));
    server.createContext("/failing", exchange -> answer(exchange, failing, 500, 2));
    server.createContext(
        "/most", exchange -> answer(exchange, new AtomicInteger(), 200, BoundedGet.MAX_BYTES));
    server.createContext(
        "/more", exchange -> answer(exchange, new AtomicInteger(), 200, BoundedGet.MAX_BYTES + 1));
    server.createContext(
        "/soon", exchange -> answer(exchange, new AtomicInteger(), 200, KEYS.length() - 1));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, AtomicInteger seen, int status, int bytes)
      throws IOException {
    seen.incrementAndGet();
    exchange.sendResponseHeaders(status, bytes);
    String body = bytes < KEYS.length() ? " " : KEYS;
    exchange
        .getResponseBody()
        .write((body + " ".repeat(bytes - body.length())).getBytes(StandardCharsets.US_ASCII));
    exchange.close();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Test
  void a_redirect_is_not_followed() {
    assertThatThrownBy(() -> new BoundedGet(InstantSource.system()).get(url("/redirect")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("302");
    assertThat(elsewhere).hasValue(0);
  }

  @Test
  void a_page_that_is_no_key_set_is_a_failure_and_keeps_no_key_alive() {
    BoundedGet get = new BoundedGet(InstantSource.system());

    assertThatThrownBy(() -> get.get(url("/soon")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("something else");
    assertThat(get.lastAnswer()).isEqualTo(Instant.MIN);
  }

  @Test
  void a_failure_is_not_tried_again() {
    assertThatThrownBy(() -> new BoundedGet(InstantSource.system()).get(url("/failing")))
        .isInstanceOf(IOException.class);
    assertThat(failing).hasValue(1);
  }

  @Test
  void no_more_than_the_bound_is_read() throws IOException {
    assertThat(new BoundedGet(InstantSource.system()).get(url("/most")).getBody())
        .hasSize(BoundedGet.MAX_BYTES);
    assertThatThrownBy(() -> new BoundedGet(InstantSource.system()).get(url("/more")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("longer than");
  }
}
