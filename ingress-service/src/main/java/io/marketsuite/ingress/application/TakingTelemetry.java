package io.marketsuite.ingress.application;

import static io.marketsuite.ingress.domain.ProblemType.LOG_UNAVAILABLE;

import io.marketsuite.ingress.domain.Problem;
import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.telemetry.CloudEvent;
import io.marketsuite.ingress.domain.telemetry.TelemetryRules;
import io.marketsuite.ingress.domain.telemetry.TelemetryRules.Ruling;
import io.marketsuite.ingress.domain.telemetry.TelemetryRules.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Takes events: each one that is fit is appended, and counts as taken when Kafka has acknowledged
 * it. Never blocks the calling thread. Thread-safe.
 */
public final class TakingTelemetry {
  private final TelemetryLog log;
  private final Installations installations;
  private final Observations observations;
  private final Duration patience;

  /**
   * The use case.
   *
   * @param patience how long Kafka may take to acknowledge
   */
  public TakingTelemetry(
      TelemetryLog log, Installations installations, Observations observations, Duration patience) {
    this.log = log;
    this.installations = installations;
    this.observations = observations;
    this.patience = patience;
  }

  /**
   * What became of one event.
   *
   * @param id as it was given, where it was readable
   * @param problem empty if it was taken
   */
  public record Result(Optional<String> id, Optional<Problem> problem) {}

  /**
   * Who sends, by a verified token.
   *
   * @param issuer of the token
   * @param clientId the client it was issued to
   */
  public record Caller(String tenantId, String issuer, String clientId) {}

  /**
   * Takes events of one sender.
   *
   * @return one result per event, in their order; never completes exceptionally
   */
  public CompletionStage<List<Result>> take(
      List<CloudEvent> events, Caller caller, Optional<String> traceparent) {
    Sender sender =
        new Sender(
            caller.tenantId(),
            feature ->
                installations
                    .find(caller.tenantId(), feature)
                    .filter(it -> it.hasClient(caller.issuer(), caller.clientId()))
                    .isPresent());
    List<CompletableFuture<Result>> pending = new ArrayList<>();
    boolean available = true;
    for (CloudEvent event : events) {
      CompletableFuture<Result> result =
          available
              ? take(event, sender, traceparent).toCompletableFuture()
              : CompletableFuture.completedFuture(notTaken(event));
      pending.add(result);
      // With Kafka away the rest of a batch is not tried: it would be refused one by one.
      available = available && !hasFailed(result);
    }
    return all(pending);
  }

  private static CompletionStage<List<Result>> all(List<CompletableFuture<Result>> pending) {
    if (pending.size() == 1) {
      return pending.getFirst().thenApply(List::of);
    }
    return CompletableFuture.allOf(pending.toArray(CompletableFuture<?>[]::new))
        .thenApply(done -> pending.stream().map(CompletableFuture::join).toList());
  }

  private static boolean hasFailed(CompletableFuture<Result> result) {
    return result.isDone()
        && result.join().problem().map(Problem::type).equals(Optional.of(LOG_UNAVAILABLE.uri()));
  }

  private CompletionStage<Result> take(
      CloudEvent event, Sender sender, Optional<String> traceparent) {
    return switch (TelemetryRules.rule(event, sender)) {
      case Ruling.Unfit(ProblemType reason, Problem problem) ->
          CompletableFuture.completedFuture(refused(event, reason, problem));
      case Ruling.Fit(var fit) ->
          log.append(fit, traceparent)
              .toCompletableFuture()
              .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
              .handle((done, failure) -> failure == null ? taken(event) : notTaken(event));
    };
  }

  private Result taken(CloudEvent event) {
    observations.telemetryTaken(1);
    return new Result(event.id(), Optional.empty());
  }

  private Result notTaken(CloudEvent event) {
    return refused(
        event,
        LOG_UNAVAILABLE,
        LOG_UNAVAILABLE.problem(
            "The event may or may not have been taken. Please send it again under the same id."));
  }

  private Result refused(CloudEvent event, ProblemType reason, Problem problem) {
    observations.refused(Observations.Route.TELEMETRY, reason);
    return new Result(event.id(), Optional.of(problem));
  }
}
