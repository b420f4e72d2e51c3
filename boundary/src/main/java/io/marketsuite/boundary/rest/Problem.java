package io.marketsuite.boundary.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * An error body (RFC 9457), in always the same order of members.
 *
 * @param type stable across releases; relative to the API
 * @param status equal to the HTTP status
 * @param detail a sentence fit for an administrator; never holds anything secret
 */
public record Problem(String type, String title, int status, String detail) {
  /** The media type of every error. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * A problem of the suite's own types.
   *
   * @param type its name, such as {@code unknown-feature}
   */
  public static Problem of(int status, String type, String title, String detail) {
    return new Problem("/problems/" + type, title, status, detail);
  }

  /** As a response, which nobody may keep. */
  public Response response() {
    return builder().build();
  }

  /** As a response that says when to come back. */
  public Response retryAfter(int seconds) {
    return builder().header(HttpHeaders.RETRY_AFTER, seconds).build();
  }

  /** As a response to be completed. */
  public Response.ResponseBuilder builder() {
    return Response.status(status)
        .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(json());
  }

  private byte[] json() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A record of texts cannot fail to be written", impossible);
    }
  }
}
