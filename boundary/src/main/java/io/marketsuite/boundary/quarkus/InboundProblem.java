package io.marketsuite.boundary.quarkus;

import java.util.Locale;

/**
 * What a request is told that does not come in (RFC 9457). The same text for each request of a
 * kind, so that it tells nothing of what was found.
 */
public enum InboundProblem {
  /** As for any other path that nothing is served under. */
  UNKNOWN_ROUTE(404, "There is nothing here", "Nothing is served under this path."),
  BAD_REQUEST(400, "Bad request", "The request is not acceptable HTTP."),
  BODY_TOO_LARGE(413, "The body is too large", "The body is larger than anything taken here."),
  SOURCE_REFUSED(403, "The source is not allowed", "This address may not call this service.");

  private final int status;
  private final String body;

  InboundProblem(int status, String title, String detail) {
    this.status = status;
    this.body =
        "{\"type\":\"%s\",\"status\":%d,\"title\":\"%s\",\"detail\":\"%s\"}"
            .formatted(type(), status, title, detail);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The problem's {@code type}, such as {@code /problems/source-refused}. */
  public String type() {
    return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The problem as JSON. */
  public String body() {
    return body;
  }
}
