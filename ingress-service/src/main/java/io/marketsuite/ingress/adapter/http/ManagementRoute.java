package io.marketsuite.ingress.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.TokenFacts;
import io.marketsuite.ingress.application.AnsweredCommand;
import io.marketsuite.ingress.application.AnsweringCommands;
import io.marketsuite.ingress.application.CommandSender;
import io.marketsuite.ingress.application.FindingFeatures;
import io.marketsuite.ingress.application.Observations;
import io.marketsuite.ingress.application.Observations.Route;
import io.marketsuite.ingress.application.Receipt;
import io.marketsuite.ingress.application.TakingCommands;
import io.marketsuite.ingress.carerix.ManagementReader;
import io.marketsuite.ingress.carerix.ManagementRequest;
import io.marketsuite.ingress.domain.Answer;
import io.marketsuite.token.RefusalReason;
import io.marketsuite.token.VerifiedToken;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The management endpoint (specification, "Feature lifecycle"). Checks in this order: load, content
 * type, size, token, feature, JSON, kind, whether the token may order that kind, payload, callback
 * URL, settings. What fails leaves nothing behind.
 */
public final class ManagementRoute {
  private final RequestRunner runner;
  private final LoadBound load;
  private final Tokens tokens;
  private final FindingFeatures features;
  private final ManagementReader reader;
  private final TakingCommands taking;
  private final AnsweringCommands answering;
  private final Observations observations;

  public ManagementRoute(
      RequestRunner runner,
      LoadBound load,
      Tokens tokens,
      FindingFeatures features,
      ManagementReader reader,
      TakingCommands taking,
      AnsweringCommands answering,
      Observations observations) {
    this.runner = runner;
    this.load = load;
    this.tokens = tokens;
    this.features = features;
    this.reader = reader;
    this.taking = taking;
    this.answering = answering;
    this.observations = observations;
  }

  /**
   * Handles a request.
   *
   * @param named the feature the path names; empty on the short path
   */
  void handle(RoutingContext exchange, Optional<String> named) {
    runner.run(
        exchange,
        Route.MANAGEMENT,
        load,
        ManagementRoute::isJson,
        (body, receipt) -> answer(exchange.request(), named, body, receipt));
  }

  private static boolean isJson(HttpServerRequest request) {
    // The specification's own requests show no content type.
    String type = RequestRunner.mediaType(request);
    return type.isEmpty() || type.equals("application/json");
  }

  private Reply answer(
      HttpServerRequest http, Optional<String> named, byte[] octets, Receipt receipt) {
    VerifiedToken token = tokens.marketplace(http);
    String featureId = features.require(named);
    JsonNode body = StrictJson.read(octets);
    CommandKind kind = reader.kind(body);
    if (token.isMaster() != (kind == CommandKind.CLEANUP)) {
      throw tokens.notForThis(
          Route.MANAGEMENT,
          token.isMaster() ? RefusalReason.MASTER_REALM : RefusalReason.NOT_MASTER);
    }
    ManagementRequest request = reader.read(kind, body);
    return reply(taking.take(request, sender(token, request, receipt.at()), featureId, receipt));
  }

  private static CommandSender sender(
      VerifiedToken token, ManagementRequest request, Instant receivedAt) {
    TokenFacts facts =
        new TokenFacts(
            token.issuer(),
            token.keyId(),
            token.issuedAt(),
            Optional.of(token.skewAt(receivedAt).toMillis()));
    return request
        .tenant()
        .map(tenant -> new CommandSender(tenant.toLowerCase(Locale.ROOT), tenant, facts))
        .orElseGet(() -> new CommandSender(token.tenant(), token.tenantDisplay(), facts));
  }

  private Reply reply(AnsweredCommand answered) {
    return Reply.then(
        exchange -> write(exchange, answered), written -> conclude(answered, written));
  }

  private static Future<Void> write(RoutingContext exchange, AnsweredCommand answered) {
    exchange.response().putHeader("Command-Id", answered.command().commandId().toString());
    return switch (answered.answer()) {
      case Answer.Done(), Answer.Accepted() -> Replies.empty(exchange, answered.answer().status());
      case Answer.Refused(var problem) -> Replies.problem(exchange, problem);
      case Answer.Unavailable(var problem) -> Replies.problem(exchange, problem);
    };
  }

  private void conclude(AnsweredCommand answered, boolean written) {
    observations.answered(answered, written);
    if (written) {
      answering.recordAnswered(answered, observations);
    }
  }
}
