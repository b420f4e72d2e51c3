package io.marketsuite.boundary.rest;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.SortedSet;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Stands before the routing of every resource. */
class RequestDoor {
  private final AllowedMethods allowed;
  private final RestConfig config;

  RequestDoor(AllowedMethods allowed, RestConfig config) {
    this.allowed = allowed;
    this.config = config;
  }

  /** Several credentials count as none: two readers could believe different ones. */
  @ServerRequestFilter(preMatching = true)
  void oneAuthorization(HttpServerRequest request) {
    if (request.headers().getAll(HttpHeaders.AUTHORIZATION).size() > 1) {
      request.headers().remove(HttpHeaders.AUTHORIZATION);
    }
  }

  /** Without this the framework tells everybody's methods, right and wrong ones. */
  @ServerRequestFilter(preMatching = true)
  Optional<Response> options(HttpServerRequest request) {
    if (!request.method().name().equals(HttpMethod.OPTIONS)) {
      return Optional.empty();
    }
    SortedSet<String> methods = allowed.at(request.path());
    if (methods.isEmpty()) {
      throw new NotFoundException();
    }
    throw new NotAllowedException(Response.status(405).build());
  }

  /** Before anything of it is read. Its sender may still be sending, so the connection ends. */
  @ServerRequestFilter(preMatching = true)
  Optional<Response> announcedBody(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    // The codec has refused a length that is no number.
    return length == null || Long.parseLong(length) <= config.bodyBytes()
        ? Optional.empty()
        : Optional.of(BodyTooLarge.response());
  }
}
