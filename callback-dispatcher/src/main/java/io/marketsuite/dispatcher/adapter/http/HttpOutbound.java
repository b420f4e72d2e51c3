package io.marketsuite.dispatcher.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The two kinds of calls to the outside. Thread-safe. */
public final class HttpOutbound implements Outbound {
  private static final byte[] NO_BODY = {};

  /** The vendor's hook: where it is and how it is signed. */
  public record HookTarget(URI url, HookSecret secret) {}

  /**
   * What may be called and for how long.
   *
   * @param publicOnly whether addresses that are not public are refused
   * @param deadline of each attempt
   * @param hook empty where none is configured
   */
  public record Rules(
      UrlRules urls, boolean publicOnly, Duration deadline, Optional<HookTarget> hook) {}

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
    URI uri;
    try {
      uri = CarerixCallback.uri(request);
    } catch (IllegalArgumentException _) {
      return new AttemptResult.Forbidden();
    }
    if (!rules.urls().allow(uri)) {
      return new AttemptResult.Forbidden();
    }
    Map<String, String> headers = Map.of("Authorization", "Bearer " + token.value());
    return result(http.exchange(call(uri, headers, NO_BODY)));
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
    return result(http.exchange(call(target.url(), headers, body)));
  }

  private HttpCall call(URI uri, Map<String, String> headers, byte[] body) {
    return new HttpCall("POST", uri, headers, body, rules.deadline(), rules.publicOnly());
  }

  private AttemptResult result(HttpReply reply) {
    return switch (reply) {
      case HttpReply.NotSent notSent -> new AttemptResult.NotSent(notSent.why());
      case HttpReply.NoAnswer noAnswer -> new AttemptResult.NoAnswer(noAnswer.why());
      case HttpReply.Answer answer ->
          new AttemptResult.Answered(
              answer.status(),
              RetryAfter.parse(answer.retryAfter(), clock.instant()),
              detail(answer));
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
