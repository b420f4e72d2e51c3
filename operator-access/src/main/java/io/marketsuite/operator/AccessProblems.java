package io.marketsuite.operator;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The two answers to somebody who is not let in (RFC 9457, RFC 6750): always the same bytes. */
public final class AccessProblems {
  private static final String MEDIA_TYPE = "application/problem+json";

  private AccessProblems() {}

  @JsonPropertyOrder({"type", "title", "status", "detail"})
  record Body(String type, String title, int status, String detail) {}

  /** 401. Never says which check failed. */
  public static Response unauthorized() {
    return Response.status(401)
        .type(MEDIA_TYPE)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(
            new Body(
                "/problems/unauthorized",
                "Unauthorized",
                401,
                "A valid access token of the operator's issuer is needed."))
        .build();
  }

  /** 403. */
  public static Response forbidden() {
    return Response.status(403)
        .type(MEDIA_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(
            new Body(
                "/problems/forbidden",
                "Forbidden",
                403,
                "The token does not carry a role that may do this."))
        .build();
  }
}
