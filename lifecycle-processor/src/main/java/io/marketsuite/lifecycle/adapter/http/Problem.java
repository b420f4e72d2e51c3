package io.marketsuite.lifecycle.adapter.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;

/**
 * An RFC 9457 problem.
 *
 * @param type stable, relative to the API
 * @param status equal to the HTTP status
 * @param detail a sentence fit for an administrator
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String type, String title, int status, String detail) {
  private static final String MEDIA_TYPE = "application/problem+json";

  public static Response of(int status, String type, String title, String detail) {
    return Response.status(status)
        .type(MEDIA_TYPE)
        .entity(new Problem("/problems/" + type, title, status, detail))
        .build();
  }
}
