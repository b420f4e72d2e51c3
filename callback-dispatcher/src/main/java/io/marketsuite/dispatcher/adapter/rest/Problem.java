package io.marketsuite.dispatcher.adapter.rest;

import jakarta.ws.rs.core.Response;

/** An error body (RFC 9457). */
record Problem(String type, String title, int status, String detail) {
  static Response unauthorized() {
    Problem problem =
        new Problem("/problems/unauthorized", "Unauthorized", 401, "A valid token is needed");
    return Response.fromResponse(problem.response()).header("WWW-Authenticate", "Bearer").build();
  }

  static Response forbidden() {
    return new Problem("/problems/forbidden", "Forbidden", 403, "The role operator is needed")
        .response();
  }

  static Response unknownDeadLetter() {
    return new Problem(
            "/problems/unknown-dead-letter", "Not found", 404, "There is no such dead letter")
        .response();
  }

  static Response alreadySettled(String state) {
    return new Problem(
            "/problems/already-settled", "Conflict", 409, "The dead letter is already " + state)
        .response();
  }

  static Response unavailable(String what) {
    Problem problem =
        new Problem(
            "/problems/unavailable",
            "Service unavailable",
            503,
            what + " does not answer; nothing has changed");
    return Response.fromResponse(problem.response()).header("Retry-After", 5).build();
  }

  private Response response() {
    return Response.status(status).type("application/problem+json").entity(this).build();
  }
}
