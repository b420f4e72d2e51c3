package io.marketsuite.ingress.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.ingress.adapter.metrics.MeteredObservations;
import io.marketsuite.ingress.application.TakingTelemetry.Caller;
import io.marketsuite.ingress.application.TakingTelemetry.Result;
import io.marketsuite.ingress.domain.Installation;
import io.marketsuite.ingress.domain.Problem;
import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.telemetry.CloudEvent;
import io.marketsuite.ingress.domain.telemetry.TelemetryEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What becomes of events, with a log that acknowledges when it is told to. */
class TakingTelemetryTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final Log log = new Log();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  private static final class Log implements TelemetryLog {
    final List<String> appended = new ArrayList<>();
    final Deque<CompletableFuture<Void>> answers = new ArrayDeque<>();

    @Override
    public CompletionStage<Void> append(TelemetryEvent event, Optional<String> traceparent) {
      appended.add(event.id());
      return answers.remove();
    }
  }

  private static final String ISSUER = "https://id.carerix.io/auth/realms/acme";
  private static final Caller CALLER = new Caller("acme", ISSUER, "backend");

  private static final class Acme implements Installations {
    @Override
    public Optional<Installation> find(String tenantId, String featureId) {
      return isClientOf(tenantId, ISSUER, "backend") && featureId.equals("partner")
          ? Optional.of(new Installation(Optional.of(ISSUER), Set.of("backend"), Set.of()))
          : Optional.empty();
    }

    @Override
    public boolean isClientOf(String tenantId, String issuer, String clientId) {
      return tenantId.equals("acme") && issuer.equals(ISSUER) && clientId.equals("backend");
    }
  }

  private CompletableFuture<List<Result>> take(Duration patience, String... ids) {
    TakingTelemetry taking =
        new TakingTelemetry(log, new Acme(), new MeteredObservations(meters), patience);
    List<CloudEvent> events = List.of(ids).stream().map(TakingTelemetryTest::event).toList();
    return taking.take(events, CALLER, Optional.empty()).toCompletableFuture();
  }

  private static CloudEvent event(String id) {
    return new CloudEvent(
        Optional.of("1.0"),
        Optional.of(id),
        Optional.of("/vendor"),
        Optional.of("marketplace.activity.v1"),
        Optional.of("2026-01-02T03:04:05Z"),
        Optional.of(Map.of("tenant_id", "acme", "feature_id", "partner", "action", "search")));
  }

  private CompletableFuture<Void> nextAnswer() {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    log.answers.add(answer);
    return answer;
  }

  private static List<String> problems(List<Result> results) {
    return results.stream()
        .map(result -> result.problem().map(Problem::type).orElse("taken"))
        .toList();
  }

  private double taken() {
    return meters.counter("ingress.telemetry.events").count();
  }

  @Test
  void an_event_is_taken_when_kafka_has_acknowledged_it_and_not_before() {
    CompletableFuture<Void> acknowledged = nextAnswer();

    CompletableFuture<List<Result>> results = take(LONG, "e1");

    assertThat(results).isNotDone();
    assertThat(taken()).isZero();
    acknowledged.complete(null);
    assertThat(problems(results.join())).containsExactly("taken");
    assertThat(taken()).isEqualTo(1);
  }

  @Test
  void a_batch_is_answered_when_each_of_its_events_is() {
    CompletableFuture<Void> first = nextAnswer();
    CompletableFuture<Void> second = nextAnswer();

    CompletableFuture<List<Result>> results = take(LONG, "e1", "e2");

    second.completeExceptionally(new IllegalStateException("the broker is away"));
    assertThat(results).isNotDone();
    first.complete(null);
    assertThat(problems(results.join()))
        .containsExactly("taken", ProblemType.LOG_UNAVAILABLE.uri());
  }

  @Test
  void the_rest_of_a_batch_is_not_tried_once_there_is_no_room() {
    nextAnswer().complete(null);
    nextAnswer().completeExceptionally(new IllegalStateException("the buffer is full"));

    List<Result> results = take(LONG, "e1", "e2", "e3", "e4").join();

    String away = ProblemType.LOG_UNAVAILABLE.uri();
    assertThat(problems(results)).containsExactly("taken", away, away, away);
    assertThat(log.appended).containsExactly("e1", "e2");
  }

  @Test
  void silence_is_not_taken_for_an_acknowledgement() {
    nextAnswer();

    List<Result> results = take(Duration.ofMillis(10), "e1").join();

    assertThat(problems(results)).containsExactly(ProblemType.LOG_UNAVAILABLE.uri());
    assertThat(taken()).isZero();
  }
}
