package io.marketsuite.dispatcher.adapter.broker;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.boundary.outbound.BearerTokens;
import io.marketsuite.boundary.outbound.OutboundUrl;
import io.marketsuite.boundary.outbound.Reach;
import io.marketsuite.boundary.outbound.http.HttpCall;
import io.marketsuite.boundary.outbound.http.HttpCalls;
import io.marketsuite.boundary.outbound.http.HttpReply;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.dispatcher.application.BearerToken;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * This service's own token at the operator's issuer (client credentials, RFC 6749 section 4.4),
 * kept until shortly before it expires and fetched by one at a time. The operator's own issuer is
 * named in the configuration: its address may be private. Thread-safe.
 */
public final class ServiceTokens {
  private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(15);

  /** Who we are at the operator's issuer; the secret is not printed. */
  public record Client(URI issuer, String clientId, String clientSecret) {
    @Override
    public String toString() {
      return "Client[issuer=" + issuer + ", clientId=" + clientId + "]";
    }
  }

  private final HttpCalls http;
  private final Client client;
  private final Duration deadline;
  private final InstantSource clock;
  private BearerToken known;

  public ServiceTokens(HttpCalls http, Client client, Duration deadline, InstantSource clock) {
    this.http = http;
    this.client = client;
    this.deadline = deadline;
    this.clock = clock;
  }

  /**
   * The token, empty while the issuer does not give one.
   *
   * @param refused the token that was refused, if that is why another one is needed
   */
  public synchronized Optional<BearerToken> token(Optional<BearerToken> refused) {
    boolean wasRefused = refused.isPresent() && refused.get().equals(known);
    Instant now = clock.instant();
    if (known == null || wasRefused || !now.isBefore(known.expiresAt().minus(BEFORE_EXPIRY))) {
      known = fetch().orElse(null);
    }
    return Optional.ofNullable(known);
  }

  private Optional<BearerToken> fetch() {
    OutboundUrl endpoint =
        OutboundUrl.configured(URI.create(client.issuer() + "/protocol/openid-connect/token"));
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(encoded(client.clientId()), encoded(client.clientSecret()));
    HttpCall call =
        new HttpCall(
            "POST",
            endpoint,
            Map.of("Content-Type", "application/x-www-form-urlencoded"),
            form.getBytes(StandardCharsets.UTF_8),
            Reach.ANYWHERE,
            HttpCall.Limits.within(deadline));
    Instant asked = clock.instant();
    return switch (http.exchange(call)) {
      case HttpReply.Answer answer when answer.status() == 200 -> read(answer.body(), asked);
      case HttpReply.Answer _, HttpReply.NotSent _, HttpReply.NoAnswer _ -> Optional.empty();
    };
  }

  private static Optional<BearerToken> read(byte[] body, Instant asked) {
    try {
      JsonNode answer = Wire.mapper().readTree(body);
      JsonNode token = answer.path("access_token");
      long seconds = answer.path("expires_in").asLong(60);
      return BearerTokens.isSendable(token.asText(""))
          ? Optional.of(new BearerToken(token.asText(), asked.plusSeconds(seconds)))
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
