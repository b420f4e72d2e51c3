package io.marketsuite.dispatcher.adapter.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsuite.boundary.outbound.BearerTokens;
import io.marketsuite.boundary.outbound.OutboundUrl;
import io.marketsuite.boundary.outbound.Reach;
import io.marketsuite.boundary.outbound.http.HttpCall;
import io.marketsuite.boundary.outbound.http.HttpCalls;
import io.marketsuite.boundary.outbound.http.HttpReply;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.dispatcher.application.BearerToken;
import io.marketsuite.dispatcher.application.TokenAnswer;
import io.marketsuite.dispatcher.application.TokenBroker;
import io.marketsuite.dispatcher.domain.RetryAfter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * settings-service's token broker over HTTP. Only answers it means are taken as such, by their
 * problem type; everything else, a wrong address and a refused service token included, is the
 * broker being away. It is one of the operator's own services, named in the configuration: its
 * address may be private. Thread-safe.
 */
public final class HttpTokenBroker implements TokenBroker {
  private static final String UNKNOWN_INSTALLATION = "/problems/unknown-installation";
  private static final String INVALID_CLIENT = "/problems/invalid-client";
  private static final String ISSUER_UNAVAILABLE = "/problems/issuer-unavailable";

  private final HttpCalls http;
  private final ServiceTokens serviceTokens;
  private final URI settingsService;
  private final Duration deadline;
  private final InstantSource clock;

  public HttpTokenBroker(
      HttpCalls http,
      ServiceTokens serviceTokens,
      URI settingsService,
      Duration deadline,
      InstantSource clock) {
    this.http = http;
    this.serviceTokens = serviceTokens;
    this.settingsService = settingsService;
    this.deadline = deadline;
    this.clock = clock;
  }

  @Override
  public TokenAnswer token(CallbackRequest request, boolean anew) {
    Optional<BearerToken> ours = serviceTokens.token(Optional.empty());
    if (ours.isEmpty()) {
      return new TokenAnswer.BrokerAway("no service token");
    }
    HttpReply reply = ask(request, anew, ours.get());
    if (isUnauthorized(reply)) {
      Optional<BearerToken> next = serviceTokens.token(ours);
      reply = next.isPresent() ? ask(request, anew, next.get()) : reply;
    }
    return switch (reply) {
      case HttpReply.Answer answer -> read(answer);
      case HttpReply.NotSent notSent -> new TokenAnswer.BrokerAway(notSent.why().word());
      case HttpReply.NoAnswer noAnswer -> new TokenAnswer.BrokerAway(noAnswer.why().word());
    };
  }

  private static boolean isUnauthorized(HttpReply reply) {
    return reply instanceof HttpReply.Answer answer && answer.status() == 401;
  }

  private HttpReply ask(CallbackRequest request, boolean anew, BearerToken ours) {
    String path =
        "/api/v1/installations/%s/%s/token"
            .formatted(segment(request.tenantId()), segment(request.featureId()));
    ObjectNode body = Wire.mapper().createObjectNode().put("generation", request.generation());
    request.client().ifPresent(client -> body.put("service_id", client.serviceId()));
    if (anew) {
      body.put("fresh", true);
    }
    return http.exchange(
        new HttpCall(
            "POST",
            OutboundUrl.configured(URI.create(settingsService + path)),
            Map.of(
                "Authorization",
                "Bearer " + ours.value(),
                "Content-Type",
                "application/json",
                "Accept",
                "application/json, application/problem+json"),
            Wire.write(body),
            Reach.ANYWHERE,
            HttpCall.Limits.within(deadline)));
  }

  private TokenAnswer read(HttpReply.Answer answer) {
    JsonNode body = json(answer.body());
    if (answer.status() == 200) {
      return granted(body);
    }
    String type = body.path("type").asText("");
    if (answer.status() == 404 && type.endsWith(UNKNOWN_INSTALLATION)) {
      return new TokenAnswer.InstallationUnknown();
    }
    if (answer.status() == 409 && type.endsWith(INVALID_CLIENT)) {
      return new TokenAnswer.ClientInvalid();
    }
    if (answer.status() == 503 && type.endsWith(ISSUER_UNAVAILABLE)) {
      return new TokenAnswer.IssuerAway(RetryAfter.parse(answer.retryAfter(), clock.instant()));
    }
    return new TokenAnswer.BrokerAway("http-" + answer.status());
  }

  private static TokenAnswer granted(JsonNode body) {
    try {
      Instant expiresAt = Instant.parse(body.path("expires_at").asText());
      JsonNode token = body.path("access_token");
      return BearerTokens.isSendable(token.asText(""))
          ? new TokenAnswer.Granted(new BearerToken(token.asText(), expiresAt))
          : new TokenAnswer.BrokerAway("no access_token");
    } catch (DateTimeException _) {
      return new TokenAnswer.BrokerAway("no expires_at");
    }
  }

  private static JsonNode json(byte[] body) {
    try {
      JsonNode read = Wire.mapper().readTree(body);
      return read == null ? MissingNode.getInstance() : read;
    } catch (IOException _) {
      return MissingNode.getInstance();
    }
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
