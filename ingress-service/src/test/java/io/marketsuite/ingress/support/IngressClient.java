package io.marketsuite.ingress.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/**
 * Calls the ingress as the marketplace and vendors do; every exchange is held against the OpenAPI
 * document.
 */
public final class IngressClient {
  /** The path that names the feature. */
  public static final String MANAGEMENT = "/features/partner/management";

  /** A callback URL that is allowed. */
  public static final String CALLBACK = "https://api.carerix.io/features/v1/callback";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI base;

  public IngressClient(URI base) {
    this.base = base;
  }

  /** A request to a path, to be completed. */
  public HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(base.toString().replaceAll("/+$", "") + path));
  }

  /** Sends a command with a token. */
  public HttpResponse<String> command(String token, String body) {
    return post(MANAGEMENT, token, "application/json", BodyPublishers.ofString(body));
  }

  /** Sends a command and does not wait. */
  public CompletableFuture<HttpResponse<String>> commandAsync(String token, String body) {
    return HTTP.sendAsync(
            to(MANAGEMENT)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString())
        .thenApply(Contract::check);
  }

  /** Posts a body. */
  public HttpResponse<String> post(
      String path, String token, String contentType, BodyPublisher body) {
    return send(
        to(path)
            .header("Content-Type", contentType)
            .header("Authorization", "Bearer " + token)
            .POST(body)
            .build());
  }

  /** Sends any request. */
  public HttpResponse<String> send(HttpRequest request) {
    try {
      return Contract.check(HTTP.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new AssertionError("no answer from " + request.uri() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A command with an empty payload. */
  public static String bare(String kind) {
    return "{\"_kind\":\"%s\",\"callbackUrl\":\"%s\",\"payload\":{}}".formatted(kind, CALLBACK);
  }

  /** A Create as the specification shows it. */
  public static String create(String apiKey, String clientSecret) {
    return """
        {"_kind":"FeatureCreateCommand","callbackUrl":"%s","payload":{
          "settings":{"backend":{"apiKey":"%s","enabled":false}},
          "clientCredentials":{"backend":{"clientId":"backend-id","clientSecret":"%s"}},
          "publicClients":{"frontend":{"clientId":"frontend-id"}}}}
        """
        .formatted(CALLBACK, apiKey, clientSecret);
  }

  /** An Update of one setting. */
  public static String update(String apiKey) {
    return """
        {"_kind":"FeatureUpdateCommand","callbackUrl":"%s",
         "payload":{"settings":{"backend":{"apiKey":"%s"}}}}
        """
        .formatted(CALLBACK, apiKey);
  }

  /** A Cleanup. */
  public static String cleanup(String tenant) {
    return """
        {"_kind":"FeatureCleanupCommand","callbackUrl":"%s","payload":{"tenant":"%s"}}
        """
        .formatted(CALLBACK, tenant);
  }
}
