package io.marketsuite.simulator.adapter.vendor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.marketsuite.simulator.application.Text;
import io.marketsuite.simulator.application.Vendor;
import io.marketsuite.simulator.domain.Answer;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Speaks HTTP/1.1 to the vendor: no redirects, bounded time (headers and body together) and bounded
 * size. Safe for many threads.
 */
public final class HttpVendor implements Vendor {
  private static final long BODY_LIMIT = 1 << 20;
  private static final String PROBLEM = "application/problem+json";

  private final HttpClient http;
  private final ObjectMapper json = new ObjectMapper();
  private final Duration timeout;

  /**
   * @param timeout how long the marketplace waits for an answer
   */
  public HttpVendor(Duration timeout) {
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  @Override
  public Exchange post(URI url, String bearerToken, String contentType, String body) {
    return exchange(
        () ->
            HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + bearerToken)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
  }

  @Override
  public Exchange get(URI url, String bearerToken) {
    return exchange(
        () ->
            HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + bearerToken)
                .header("Accept", "application/json")
                .GET()
                .build());
  }

  private Exchange exchange(Supplier<HttpRequest> building) {
    long start = System.nanoTime();
    HttpRequest request;
    try {
      request = building.get();
    } catch (IllegalArgumentException e) {
      return silent("The request cannot be made: its address or a header is malformed.", start);
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), BODY_LIMIT));
    try {
      HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return replied(response, since(start));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return silent("The vendor did not answer within %d ms.".formatted(timeout.toMillis()), start);
    } catch (ExecutionException e) {
      return silent(reason(e.getCause()), start);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return silent("The simulator is stopping.", start);
    }
  }

  private static String reason(Throwable cause) {
    return cause instanceof ConnectException
        ? "The vendor cannot be reached: no connection."
        : "The connection to the vendor failed: " + cause.getClass().getSimpleName() + ".";
  }

  private Exchange replied(HttpResponse<byte[]> response, Duration latency) {
    String body = new String(response.body(), StandardCharsets.UTF_8);
    String type = response.headers().firstValue("Content-Type").orElse("");
    return new Exchange(
        new Answer.Replied(response.statusCode()),
        latency,
        response.headers().firstValue("Command-Id").map(Text::plain),
        type.startsWith(PROBLEM) ? detail(body) : Optional.empty(),
        body);
  }

  private Optional<String> detail(String body) {
    try {
      return Optional.ofNullable(json.readTree(body).path("detail").textValue());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Exchange silent(String why, long start) {
    return new Exchange(
        new Answer.Silent(why), since(start), Optional.empty(), Optional.empty(), "");
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
