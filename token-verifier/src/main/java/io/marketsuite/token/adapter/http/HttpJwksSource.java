package io.marketsuite.token.adapter.http;

import io.marketsuite.token.IssuerUrls;
import io.marketsuite.token.JwksSource;
import io.marketsuite.token.SigningKeys;
import io.marketsuite.token.adapter.jose.JwksDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Fetches keys over HTTP: no redirects, one time limit over all of it, a bounded body, TLS verified
 * by the platform's trust store. Thread-safe; close it with the service.
 */
public final class HttpJwksSource implements JwksSource, AutoCloseable {
  private static final long MAX_BYTES = 256 * 1024;

  private final HttpClient client;
  private final Duration timeout;

  /**
   * @param timeout for one fetch, from connecting to the last octet
   */
  public HttpJwksSource(Duration timeout) {
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  @Override
  public CompletionStage<SigningKeys> fetch(IssuerUrls issuer) {
    HttpRequest request =
        HttpRequest.newBuilder(issuer.jwks())
            .timeout(timeout)
            .header("Accept", "application/jwk-set+json, application/json")
            .GET()
            .build();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES));
    CompletableFuture<SigningKeys> keys = exchange.thenApply(HttpJwksSource::read);
    // The client's own limit ends with the headers; a body that trickles is cut off here.
    return keys.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((done, failure) -> exchange.cancel(true));
  }

  private static SigningKeys read(HttpResponse<byte[]> response) {
    try {
      if (response.statusCode() != 200) {
        throw new IOException("The issuer answered " + response.statusCode());
      }
      return JwksDocument.parse(response.body());
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  /** Gives up what is under way. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
