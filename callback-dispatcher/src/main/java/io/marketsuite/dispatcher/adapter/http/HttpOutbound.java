package io.marketsuite.dispatcher.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.boundary.outbound.OutboundUrl;
import io.marketsuite.boundary.outbound.OutboundUrls;
import io.marketsuite.boundary.outbound.Reach;
import io.marketsuite.boundary.outbound.http.CallFailure;
import io.marketsuite.boundary.outbound.http.HttpCall;
import io.marketsuite.boundary.outbound.http.HttpCalls;
import io.marketsuite.boundary.outbound.http.HttpReply;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.dispatcher.application.BearerToken;
import io.marketsuite.dispatcher.application.Outbound;
import io.marketsuite.dispatcher.carerix.CarerixCallback;
import io.marketsuite.dispatcher.domain.AttemptResult;
import io.marketsuite.dispatcher.domain.Delivery;
import io.marketsuite.dispatcher.domain.ErrorClass;
import io.marketsuite.dispatcher.domain.Origin;
import io.marketsuite.dispatcher.domain.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The two kinds of calls to the outside. Thread-safe. */
public final class HttpOutbound implements Outbound {
  private static final byte[] NO_BODY = {};

  /**
   * The vendor's hook.
   *
   * @param url where it is
   * @param secret how it is signed
   * @param reach whether it may stand inside the operator's own network
   */
  public record HookTarget(OutboundUrl url, HookSecret secret, Reach reach) {}

  /**
   * What may be called and for how long.
   *
   * @param urls where callbacks may go
   * @param reach of callbacks
   * @param deadline of each attempt
   * @param hook empty where none is configured
   */
  public record Rules(
      OutboundUrls urls, Reach reach, Duration deadline, Optional<HookTarget> hook) {}

  private final HttpCalls http;
  private final Rules rules;
  private final InstantSource clock;

  public HttpOutbound(HttpCalls http, Rules rules, InstantSource clock) {
    this.http = http;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public AttemptResult callBack(CallbackRequest request, BearerToken token) {
    Optional<OutboundUrl> url = request.callbackUrl().flatMap(rules.urls()::check);
    if (url.isEmpty()) {
      return new AttemptResult.Forbidden();
    }
    OutboundUrl target = url.get().with(CarerixCallback.parameters(request));
    Map<String, String> headers = Map.of("Authorization", "Bearer " + token.value());
    return result(http.exchange(call(target, headers, NO_BODY, rules.reach())));
  }

  @Override
  public AttemptResult callHook(Delivery.Hook hook, Origin origin) {
    if (rules.hook().isEmpty()) {
      return new AttemptResult.NotSent(ErrorClass.HOOK_NOT_CONFIGURED);
    }
    HookTarget target = rules.hook().get();
    byte[] body = HookEvent.write(hook, origin);
    Instant now = clock.instant();
    Map<String, String> headers =
        Map.of(
            "Content-Type", HookEvent.CONTENT_TYPE,
            "webhook-id", hook.id(),
            "webhook-timestamp", Long.toString(now.getEpochSecond()),
            "webhook-signature", target.secret().sign(hook.id(), now, body));
    return result(http.exchange(call(target.url(), headers, body, target.reach())));
  }

  private HttpCall call(OutboundUrl url, Map<String, String> headers, byte[] body, Reach reach) {
    return new HttpCall(
        "POST", url, headers, body, reach, HttpCall.Limits.within(rules.deadline()));
  }

  private AttemptResult result(HttpReply reply) {
    return switch (reply) {
      case HttpReply.NotSent notSent -> new AttemptResult.NotSent(error(notSent.why()));
      case HttpReply.NoAnswer noAnswer -> new AttemptResult.NoAnswer(error(noAnswer.why()));
      case HttpReply.Answer answer ->
          new AttemptResult.Answered(
              answer.status(),
              RetryAfter.parse(answer.retryAfter(), clock.instant()),
              detail(answer));
    };
  }

  private static ErrorClass error(CallFailure why) {
    return switch (why) {
      case REQUEST_MALFORMED -> ErrorClass.REQUEST_MALFORMED;
      case UNKNOWN_HOST -> ErrorClass.UNKNOWN_HOST;
      case ADDRESS_REFUSED -> ErrorClass.ADDRESS_REFUSED;
      case CONNECT_FAILED -> ErrorClass.CONNECT_FAILED;
      case TLS_REFUSED -> ErrorClass.TLS_REFUSED;
      case CONNECTION_LOST -> ErrorClass.CONNECTION_LOST;
      case DEADLINE_EXCEEDED -> ErrorClass.DEADLINE_EXCEEDED;
    };
  }

  /** The {@code detail} of a problem (RFC 9457), if the body is one. */
  private static Optional<String> detail(HttpReply.Answer answer) {
    try {
      JsonNode problem = Wire.mapper().readTree(answer.body());
      JsonNode detail = problem == null ? null : problem.get("detail");
      return Optional.ofNullable(detail).filter(JsonNode::isTextual).map(JsonNode::asText);
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
