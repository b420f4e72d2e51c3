package io.marketsuite.boundary.outbound.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.boundary.outbound.OutboundUrl;
import io.marketsuite.boundary.outbound.Reach;
import io.marketsuite.boundary.outbound.http.HttpCall.Limits;
import io.marketsuite.boundary.outbound.http.HttpReply.Answer;
import io.marketsuite.boundary.outbound.http.HttpReply.NoAnswer;
import io.marketsuite.boundary.outbound.http.HttpReply.NotSent;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls within reach: what is sent, how often, and how they end. */
class HttpCallsTest {
  private static final Duration AMPLE = Duration.ofSeconds(20);
  private static final Duration SOON = Duration.ofMillis(1_500);

  private final Vertx vertx = Vertx.vertx();
  private final Sink sink = Sink.start(vertx);
  private final ScriptedNames names = new ScriptedNames();
  private final HttpCalls calls =
      new HttpCalls(vertx, new HttpCalls.Setup(4, names, Optional.empty()));

  @AfterEach
  void stop() {
    calls.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private HttpReply call(Duration deadline) {
    return call(sink.url("http", "sink.example", "/x?y=z"), new Limits(deadline, 100));
  }

  private HttpReply call(OutboundUrl url, Limits limits) {
    return calls.exchange(
        new HttpCall(
            "POST",
            url,
            Map.of("X", "y"),
            "{}".getBytes(StandardCharsets.UTF_8),
            Reach.ANYWHERE,
            limits));
  }

  private static String text(HttpReply reply) {
    return new String(((Answer) reply).body(), StandardCharsets.UTF_8);
  }

  @Test
  void a_call_goes_to_the_address_and_names_the_host() {
    names.then("127.0.0.1");
    sink.answering(
        r ->
            r.response()
                .setStatusCode(201)
                .putHeader("Retry-After", "7")
                .end(r.method() + r.getHeader("X")));

    HttpReply reply = call(AMPLE);

    assertThat(reply)
        .isInstanceOfSatisfying(
            Answer.class,
            answer -> {
              assertThat(answer.status()).isEqualTo(201);
              assertThat(answer.retryAfter()).contains("7");
              assertThat(answer.complete()).isTrue();
            });
    assertThat(text(reply)).isEqualTo("POSTy");
    assertThat(sink.requests())
        .containsExactly(new Sink.Request("sink.example:" + sink.port(), "/x?y=z"));
  }

  @ParameterizedTest(name = "{0} is an answer and leads nowhere")
  @ValueSource(ints = {300, 301, 302, 303, 307, 308})
  void redirects(int status) {
    names.then("127.0.0.1");
    sink.answering(
        r -> r.response().setStatusCode(status).putHeader("Location", "/elsewhere").end());

    HttpReply reply = call(AMPLE);

    assertThat(((Answer) reply).status()).isEqualTo(status);
    assertThat(sink.requests()).hasSize(1);
  }

  @Test
  void where_one_address_takes_no_connection_the_next_is_tried() {
    names.then("127.0.0.3", "127.0.0.4", "127.0.0.1");

    assertThat(text(call(AMPLE))).isEqualTo("ok");
    assertThat(names.asked()).isEqualTo(1);
  }

  @Test
  void a_request_that_was_written_is_never_written_again() {
    names.then("127.0.0.1", "127.0.0.2");
    sink.answering(request -> request.connection().close());
    try (Sink second = Sink.at(vertx, "127.0.0.2", sink.port())) {
      HttpReply reply = call(AMPLE);

      assertThat(reply).isEqualTo(new NoAnswer(CallFailure.CONNECTION_LOST));
      assertThat(sink.requests()).hasSize(1);
      assertThat(second.connections()).isZero();
    }
  }

  @Test
  void where_nobody_takes_a_connection_nothing_was_sent() {
    names.then("127.0.0.3", "127.0.0.4");

    assertThat(call(AMPLE)).isEqualTo(new NotSent(CallFailure.CONNECT_FAILED));
  }

  @Test
  void a_name_without_an_address_is_not_called() {
    assertThat(call(AMPLE)).isEqualTo(new NotSent(CallFailure.UNKNOWN_HOST));
    names.then();
    assertThat(call(AMPLE)).isEqualTo(new NotSent(CallFailure.UNKNOWN_HOST));
    assertThat(sink.connections()).isZero();
  }

  @Test
  void silence_ends_with_the_deadline() {
    names.then("127.0.0.1");
    sink.answering(_ -> {});

    assertThat(call(SOON)).isEqualTo(new NoAnswer(CallFailure.DEADLINE_EXCEEDED));
  }

  @Test
  void a_body_as_long_as_its_limit_is_complete() {
    names.then("127.0.0.1");
    sink.answering(request -> request.response().end("x".repeat(100)));

    HttpReply reply = call(AMPLE);

    assertThat(text(reply)).hasSize(100);
    assertThat(((Answer) reply).complete()).isTrue();
  }

  @Test
  void a_body_longer_than_its_limit_is_cut_off() {
    names.then("127.0.0.1");
    sink.answering(request -> request.response().end("x".repeat(1_000_000)));

    HttpReply reply = call(AMPLE);

    assertThat(text(reply)).hasSize(100);
    assertThat(((Answer) reply).complete()).isFalse();
  }

  @Test
  void a_body_that_trickles_is_cut_off_by_the_deadline() {
    names.then("127.0.0.1");
    sink.answering(request -> request.response().setChunked(true).write("slow"));

    HttpReply reply = call(SOON);

    assertThat(text(reply)).isEqualTo("slow");
    assertThat(((Answer) reply).complete()).isFalse();
  }

  @Test
  void a_body_that_breaks_off_is_not_complete() {
    names.then("127.0.0.1");
    sink.answering(
        request ->
            request
                .response()
                .putHeader("Content-Length", "50")
                .write("half")
                .onComplete(_ -> request.connection().close()));

    HttpReply reply = call(AMPLE);

    assertThat(((Answer) reply).status()).isEqualTo(200);
    assertThat(((Answer) reply).complete()).isFalse();
  }

  @Test
  void an_answer_with_more_headers_than_fit_is_none() {
    names.then("127.0.0.1");
    sink.answering(request -> request.response().putHeader("X", "x".repeat(20_000)).end());

    assertThat(call(AMPLE)).isEqualTo(new NoAnswer(CallFailure.CONNECTION_LOST));
  }

  @Test
  void neither_headers_nor_bodies_nor_queries_are_printed() {
    OutboundUrl url = sink.url("http", "sink.example", "/x?secret=1");
    HttpCall call =
        new HttpCall(
            "POST",
            url,
            Map.of("Authorization", "secret"),
            "secret".getBytes(StandardCharsets.UTF_8),
            Reach.PUBLIC,
            Limits.within(AMPLE));

    assertThat(call.toString()).doesNotContain("secret").contains("sink.example");
    assertThat(new Answer(200, Optional.empty(), call.body(), true).toString())
        .isEqualTo("Answer[200]");
  }
}
