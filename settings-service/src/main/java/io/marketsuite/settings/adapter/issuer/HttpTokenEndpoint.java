package io.marketsuite.settings.adapter.issuer;

import io.marketsuite.settings.application.ReadingCredentials.ClientCredentials;
import io.marketsuite.settings.application.TokenEndpoint;
import io.marketsuite.settings.config.SettingsConfig;
import io.marketsuite.token.IssuerUrls;
import io.marketsuite.token.TokenVerifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Client credentials over HTTP (RFC 6749 section 4.4). The URL is rebuilt from a listed host and a
 * checked realm, so that a stored issuer cannot send a secret elsewhere; no redirects; one time
 * limit over all of it; a bounded body. Thread-safe.
 */
@ApplicationScoped
class HttpTokenEndpoint implements TokenEndpoint {
  private static final long MOST_OCTETS = 64 * 1024;

  private final TokenVerifier issuers;
  private final InstantSource clock;
  private final Duration timeout;
  private final HttpClient client;

  HttpTokenEndpoint(TokenVerifier issuers, InstantSource clock, SettingsConfig config) {
    this.issuers = issuers;
    this.clock = clock;
    this.timeout = config.tokenBroker().timeout();
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
  }

  @Override
  public Reply ask(String issuer, ClientCredentials credentials) {
    Optional<IssuerUrls> urls = issuers.issuers().resolve(issuer);
    if (urls.isEmpty()) {
      return new Reply.Unavailable("The installation's issuer is not listed");
    }
    Instant askedAt = clock.instant();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(
            request(urls.get(), credentials),
            BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_OCTETS));
    try {
      HttpResponse<byte[]> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return TokenReplies.read(response.statusCode(), response.body(), askedAt);
    } catch (TimeoutException _) {
      exchange.cancel(true);
      return new Reply.Unavailable("The issuer did not answer within " + timeout);
    } catch (ExecutionException e) {
      return new Reply.Unavailable(
          "The issuer cannot be reached: " + e.getCause().getClass().getSimpleName());
    } catch (InterruptedException _) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      return new Reply.Unavailable("The service stops");
    }
  }

  private HttpRequest request(IssuerUrls urls, ClientCredentials credentials) {
    String form =
        "grant_type=client_credentials&client_id="
            + encode(credentials.client().clientId())
            + "&client_secret="
            + encode(credentials.secret().reveal());
    return HttpRequest.newBuilder(urls.tokenEndpoint())
        .timeout(timeout)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Accept", "application/json")
        .POST(BodyPublishers.ofString(form))
        .build();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
