package io.marketsuite.dispatcher.adapter.rest;

import jakarta.ws.rs.core.Response;

/** An error body (RFC 9457). */
record Problem(String type, String title, int status, String detail) {
  static Response internal() {
    return new Problem(
            "/problems/internal",
            "Internal server error",
            500,
            "The request failed; the log has the reason")
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
