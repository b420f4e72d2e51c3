package io.marketsuite.ingress.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.ingress.application.Observations.Route;
import io.marketsuite.ingress.application.Receipt;
import io.marketsuite.ingress.application.TakingTelemetry;
import io.marketsuite.ingress.application.TakingTelemetry.Caller;
import io.marketsuite.ingress.application.TakingTelemetry.Result;
import io.marketsuite.ingress.domain.Problem;
import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.telemetry.CloudEvent;
import io.marketsuite.token.VerifiedToken;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The telemetry endpoint: one event in structured or binary mode, or a batch. 202 is answered after
 * Kafka's acknowledgement; a batch tells about each of its events.
 */
public final class TelemetryRoute {
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";
  private static final int ACCEPTED = 202;

  private final RequestRunner runner;
  private final LoadBound load;
  private final Tokens tokens;
  private final TakingTelemetry taking;

  public TelemetryRoute(
      RequestRunner runner, LoadBound load, Tokens tokens, TakingTelemetry taking) {
    this.runner = runner;
    this.load = load;
    this.tokens = tokens;
    this.taking = taking;
  }

  /** One line of a batch's answer; {@code status} is what the event alone would have got. */
  record BatchLine(
      Optional<String> id, int status, Optional<String> type, Optional<String> detail) {

    static BatchLine of(Result result) {
      return new BatchLine(
          result.id(),
          result.problem().map(Problem::status).orElse(ACCEPTED),
          result.problem().map(Problem::type),
          result.problem().map(Problem::detail));
    }
  }

  /** A batch's answer, in the order of its events. */
  record BatchAnswer(List<BatchLine> results) {}

  void handle(RoutingContext exchange) {
    runner.runPromptly(
        exchange,
        Route.TELEMETRY,
        load,
        TelemetryRoute::isEvent,
        (body, receipt) -> answer(exchange.request(), body, receipt));
  }

  private static boolean isEvent(HttpServerRequest request) {
    String type = RequestRunner.mediaType(request);
    return type.equals(STRUCTURED) || type.equals(BATCH) || isBinary(request, type);
  }

  private static boolean isBinary(HttpServerRequest request, String type) {
    return type.equals("application/json") && request.headers().contains("ce-specversion");
  }

  private CompletionStage<Reply> answer(HttpServerRequest http, byte[] octets, Receipt receipt) {
    return tokens.featureClient(http).thenCompose(token -> take(http, octets, token, receipt));
  }

  private CompletionStage<Reply> take(
      HttpServerRequest http, byte[] octets, VerifiedToken token, Receipt receipt) {
    JsonNode body = StrictJson.read(octets);
    return switch (RequestRunner.mediaType(http)) {
      case BATCH ->
          take(CloudEventReader.batch(body), token, receipt).thenApply(TelemetryRoute::batch);
      case STRUCTURED -> single(CloudEventReader.structured(body), token, receipt);
      default -> single(CloudEventReader.binary(http.headers(), body), token, receipt);
    };
  }

  private CompletionStage<Reply> single(CloudEvent event, VerifiedToken token, Receipt receipt) {
    return take(List.of(event), token, receipt).thenApply(TelemetryRoute::single);
  }

  private CompletionStage<List<Result>> take(
      List<CloudEvent> events, VerifiedToken token, Receipt receipt) {
    Caller caller = new Caller(token.tenant(), token.issuer(), token.authorizedParty());
    return taking.take(events, caller, receipt.traceparent());
  }

  private static Reply single(List<Result> results) {
    return results
        .getFirst()
        .problem()
        .map(problem -> Reply.of(exchange -> Replies.problem(exchange, problem)))
        .orElseGet(() -> Reply.of(exchange -> Replies.empty(exchange, ACCEPTED)));
  }

  private static Reply batch(List<Result> results) {
    Optional<Problem> away =
        results.stream()
            .findFirst()
            .flatMap(Result::problem)
            .filter(problem -> results.stream().allMatch(result -> isSame(result, problem)))
            .filter(problem -> problem.type().equals(ProblemType.LOG_UNAVAILABLE.uri()));
    BatchAnswer answer = new BatchAnswer(results.stream().map(BatchLine::of).toList());
    return away.map(problem -> Reply.of(exchange -> Replies.problem(exchange, problem)))
        .orElseGet(() -> Reply.of(exchange -> Replies.json(exchange, ACCEPTED, answer)));
  }

  private static boolean isSame(Result result, Problem problem) {
    return result.problem().filter(problem::equals).isPresent();
  }
}
