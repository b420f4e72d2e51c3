package io.marketsuite.token.adapter.http;

import io.marketsuite.boundary.outbound.OutboundUrl;
import io.marketsuite.boundary.outbound.Reach;
import io.marketsuite.boundary.outbound.http.HttpCall;
import io.marketsuite.boundary.outbound.http.HttpCalls;
import io.marketsuite.boundary.outbound.http.HttpReply;
import io.marketsuite.token.IssuerUrls;
import io.marketsuite.token.JwksSource;
import io.marketsuite.token.SigningKeys;
import io.marketsuite.token.adapter.jose.JwksDocument;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Fetches keys over HTTP: no redirects, one time limit over all of it, a bounded body, TLS verified
 * by the platform's trust store, and only addresses within reach. Thread-safe.
 */
public final class HttpJwksSource implements JwksSource {
  private static final int MAX_BYTES = 256 * 1024;
  private static final byte[] NO_BODY = {};
  private static final Map<String, String> HEADERS =
      Map.of("Accept", "application/jwk-set+json, application/json");

  private final HttpCalls calls;
  private final Reach reach;
  private final HttpCall.Limits limits;

  /**
   * A source.
   *
   * @param calls stays the caller's: it is not closed here
   * @param reach public, but on one machine
   * @param timeout for one fetch, from the look-up to the last octet
   */
  public HttpJwksSource(HttpCalls calls, Reach reach, Duration timeout) {
    this.calls = calls;
    this.reach = reach;
    this.limits = new HttpCall.Limits(timeout, MAX_BYTES);
  }

  @Override
  public CompletionStage<SigningKeys> fetch(IssuerUrls issuer) {
    CompletableFuture<SigningKeys> keys = new CompletableFuture<>();
    Thread.ofVirtual().name("key-set").start(() -> fetch(issuer, keys));
    return keys;
  }

  private void fetch(IssuerUrls issuer, CompletableFuture<SigningKeys> keys) {
    OutboundUrl url = OutboundUrl.configured(issuer.jwks());
    try {
      keys.complete(
          read(calls.exchange(new HttpCall("GET", url, HEADERS, NO_BODY, reach, limits))));
    } catch (IOException | RuntimeException unusable) {
      keys.completeExceptionally(unusable);
    }
  }

  private static SigningKeys read(HttpReply reply) throws IOException {
    return switch (reply) {
      case HttpReply.Answer answer -> read(answer);
      case HttpReply.NotSent notSent ->
          throw new IOException("The issuer was not asked: " + notSent.why().word());
      case HttpReply.NoAnswer noAnswer ->
          throw new IOException("The issuer did not answer: " + noAnswer.why().word());
    };
  }

  private static SigningKeys read(HttpReply.Answer answer) throws IOException {
    if (answer.status() != 200) {
      throw new IOException("The issuer answered " + answer.status());
    }
    if (!answer.complete()) {
      throw new IOException("The issuer's keys came late, or are longer than " + MAX_BYTES);
    }
    return JwksDocument.parse(answer.body());
  }
}
