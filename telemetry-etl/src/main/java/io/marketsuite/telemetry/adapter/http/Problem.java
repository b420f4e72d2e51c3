package io.marketsuite.telemetry.adapter.http;

import io.marketsuite.contracts.wire.Wire;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/**
 * An error as RFC 9457 has it.
 *
 * @param type stable; a client may switch on it
 * @param detail a sentence fit for an administrator
 */
record Problem(String type, String title, int status, String detail) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(String name, String title, int status, String detail) {
    return new Problem("/problems/" + name, title, status, detail);
  }

  Response response() {
    return Response.status(status).type(MEDIA_TYPE).entity(Wire.write(this)).build();
  }

  WebApplicationException exception() {
    return new WebApplicationException(title, response());
  }
}
