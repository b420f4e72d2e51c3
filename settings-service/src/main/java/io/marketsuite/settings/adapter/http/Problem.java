package io.marketsuite.settings.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.marketsuite.contracts.wire.Wire;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * An error body (RFC 9457).
 *
 * @param type stable across releases
 * @param detail a sentence fit for an administrator
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String type, String title, int status, String detail) {
  private static final String MEDIA_TYPE = "application/problem+json";

  static Problem unknownFeature() {
    return new Problem(
        "/problems/unknown-feature", "Unknown feature", 404, "This feature is not served here.");
  }

  static Problem featureNotNamed() {
    return new Problem(
        "/problems/feature-not-named",
        "Feature not named",
        404,
        "Several features are served here; the address must name one.");
  }

  static Problem unknownInstallation() {
    return new Problem(
        "/problems/unknown-installation",
        "Unknown installation",
        404,
        "There is no such installation, generation or client.");
  }

  static Problem invalidClient(String error) {
    return new Problem(
        "/problems/invalid-client",
        "Invalid client",
        409,
        "The issuer does not accept the installation's client: " + error + ".");
  }

  static Problem issuerUnavailable(String sentence) {
    return new Problem("/problems/issuer-unavailable", "Issuer unavailable", 503, sentence + ".");
  }

  static Problem storageUnavailable() {
    return new Problem(
        "/problems/storage-unavailable",
        "Storage unavailable",
        503,
        "The settings cannot be read at the moment; try again shortly.");
  }

  static Problem malformed(String sentence) {
    return new Problem("/problems/malformed-request", "Malformed request", 400, sentence);
  }

  static Problem unauthorized() {
    return new Problem(
        "/problems/unauthorized", "Unauthorized", 401, "A valid access token is required.");
  }

  static Problem forbidden() {
    return new Problem(
        "/problems/forbidden", "Forbidden", 403, "The access token does not allow this.");
  }

  static Problem internal() {
    return new Problem(
        "/problems/internal-error", "Internal error", 500, "The request could not be answered.");
  }

  /** For the framework's own refusals, such as an unknown address or method. */
  static Problem of(Response.StatusType status) {
    return new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), null);
  }

  /** As a response, which is never cached. */
  Response response() {
    Response.ResponseBuilder response =
        Response.status(status)
            .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .entity(Wire.write(this));
    if (status == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (status == 503) {
      response.header(HttpHeaders.RETRY_AFTER, "2");
    }
    return response.build();
  }
}
