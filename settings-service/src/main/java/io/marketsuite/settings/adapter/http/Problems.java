package io.marketsuite.settings.adapter.http;

import io.marketsuite.boundary.rest.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Every refusal that this service makes by itself: a closed set of types. */
final class Problems {
  private static final int SOON = 2;

  private Problems() {}

  static Response unknownFeature() {
    return Problem.of(404, "unknown-feature", "Unknown feature", "This feature is not served here.")
        .response();
  }

  static Response featureNotNamed() {
    return Problem.of(
            404,
            "feature-not-named",
            "Feature not named",
            "Several features are served here; the address must name one.")
        .response();
  }

  static Response unknownInstallation() {
    return Problem.of(
            404,
            "unknown-installation",
            "Unknown installation",
            "There is no such installation, generation or client.")
        .response();
  }

  static Response invalidClient(String error) {
    return Problem.of(
            409,
            "invalid-client",
            "Invalid client",
            "The issuer does not accept the installation's client: " + error + ".")
        .response();
  }

  static Response issuerUnavailable(String sentence) {
    return Problem.of(503, "issuer-unavailable", "Issuer unavailable", sentence + ".")
        .retryAfter(SOON);
  }

  static Response storageUnavailable() {
    return Problem.of(
            503,
            "storage-unavailable",
            "Storage unavailable",
            "The settings cannot be read at the moment; try again shortly.")
        .retryAfter(SOON);
  }

  static Response overloaded() {
    return Problem.of(
            503, "overloaded", "Overloaded", "Too many requests are under way; try again shortly.")
        .retryAfter(SOON);
  }

  static Response malformed(String sentence) {
    return Problem.of(400, "malformed-request", "Malformed request", sentence).response();
  }

  /** One and the same for whatever was wrong with a token. */
  static Response unauthorized() {
    return Problem.of(401, "unauthorized", "Unauthorized", "A valid access token is required.")
        .builder()
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  static Response sourceRefused() {
    return Problem.of(
            403,
            "source-refused",
            "The source is not allowed",
            "This address may not call this service.")
        .response();
  }

  static Response internal() {
    return Problem.of(500, "internal-error", "Internal error", "The request could not be answered.")
        .response();
  }
}
