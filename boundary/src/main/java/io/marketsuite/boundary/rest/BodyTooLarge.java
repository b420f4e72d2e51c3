package io.marketsuite.boundary.rest;

import jakarta.ws.rs.core.Response;

/** The answer to a body above the bound: what is left of it is not read. */
final class BodyTooLarge {
  private BodyTooLarge() {}

  static Response response() {
    return FrameworkProblem.BODY_TOO_LARGE
        .problem()
        .builder()
        .header("Connection", "close")
        .build();
  }
}
