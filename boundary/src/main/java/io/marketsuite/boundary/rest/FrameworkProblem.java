package io.marketsuite.boundary.rest;

import java.util.Locale;

/** What a service refuses before a resource of its own is asked: a closed set of stable types. */
enum FrameworkProblem {
  BAD_REQUEST(400, "Bad request", "The request is not well formed."),
  UNKNOWN_ROUTE(404, "There is nothing here", "Nothing is served under this path."),
  METHOD_NOT_ALLOWED(405, "Method not allowed", "This path is served for other methods."),
  NOT_ACCEPTABLE(406, "Not acceptable", "The answer would be application/json."),
  BODY_TOO_LARGE(413, "The body is too large", "The body is larger than is taken here."),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "Send application/json, not encoded."),
  INTERNAL_ERROR(500, "Internal error", "The request could not be answered.");

  private final Problem problem;

  FrameworkProblem(int status, String title, String detail) {
    String type = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.problem = Problem.of(status, type, title, detail);
  }

  Problem problem() {
    return problem;
  }

  /** Any other status of the framework's counts as the nearest of ours. */
  static FrameworkProblem of(int status) {
    for (FrameworkProblem known : values()) {
      if (known.problem.status() == status) {
        return known;
      }
    }
    return status < 500 ? BAD_REQUEST : INTERNAL_ERROR;
  }
}
