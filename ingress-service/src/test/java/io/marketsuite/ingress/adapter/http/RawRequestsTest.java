package io.marketsuite.ingress.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.ingress.support.IngressClient;
import io.marketsuite.testsupport.Deadline;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests that no HTTP client would send. */
@IngressTest
class RawRequestsTest {
  private static final String HEAD =
      "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

  @TestHTTPResource URI base;
  @Inject MeterRegistry meters;

  private Socket connect() throws IOException {
    Socket socket = new Socket(base.getHost(), base.getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static String statusLine(Socket socket) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = socket.getInputStream().read();
        c >= 0 && c != '\r';
        c = socket.getInputStream().read()) {
      line.append((char) c);
    }
    return line.toString();
  }

  private double inFlight() {
    return meters.get("ingress.in.flight").tag("route", "management").gauge().value();
  }

  private void awaitNothingInFlight() {
    Deadline.in(Duration.ofSeconds(20))
        .await(() -> inFlight() == 0, () -> "a request still takes a place");
  }

  @Test
  void a_body_that_does_not_arrive_in_time_is_408_and_the_connection_ends() throws IOException {
    try (Socket socket = connect()) {
      send(socket, HEAD.formatted("/features/partner/management") + "Content-Length: 100\r\n\r\n{");

      assertThat(statusLine(socket)).isEqualTo("HTTP/1.1 408 Request Timeout");
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("/problems/body-too-slow");
    }
    awaitNothingInFlight();
  }

  @Test
  void above_the_bound_a_request_is_503_before_anything_else_is_looked_at() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 16; i++) {
        slow.add(connect());
        send(
            slow.getLast(),
            HEAD.formatted("/features/partner/management") + "Content-Length: 100\r\n\r\n{");
      }
      Deadline.in(Duration.ofSeconds(3))
          .await(() -> inFlight() == 16, () -> "the requests do not take their places");
      HttpResponse<String> response = new IngressClient(base).command("bad", "{}");

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body()).contains("/problems/overloaded");
      assertThat(response.headers().firstValue("Retry-After")).isPresent();
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
    awaitNothingInFlight();
  }

  @Test
  void a_sender_that_goes_away_leaves_its_place() throws IOException {
    try (Socket socket = connect()) {
      send(socket, HEAD.formatted("/features/partner/management") + "Content-Length: 100\r\n\r\n{");
    }

    awaitNothingInFlight();
  }

  @Test
  void a_body_without_end_is_413_and_the_connection_ends() throws IOException {
    try (Socket socket = connect()) {
      send(
          socket,
          HEAD.formatted("/features/partner/management") + "Transfer-Encoding: chunked\r\n\r\n");
      String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
      for (int i = 0; i < 5; i++) {
        send(socket, chunk);
      }

      assertThat(statusLine(socket)).startsWith("HTTP/1.1 413");
    }
    awaitNothingInFlight();
  }

  @Test
  void a_path_that_cannot_be_decoded_is_the_senders_fault() throws IOException {
    try (Socket socket = connect()) {
      send(socket, HEAD.formatted("/features/%zz/management") + "Content-Length: 2\r\n\r\n{}");

      assertThat(statusLine(socket)).matches("HTTP/1.1 4[0-9]{2} .*");
    }
  }
}
