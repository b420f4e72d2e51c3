package io.marketsuite.ingress.adapter.http;

import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.ingress.domain.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** How answers look on the wire. */
final class Replies {
  private static final String RETRY_AFTER_SECONDS = "5";

  private Replies() {}

  /** An empty answer (specification: the marketplace ignores the body). */
  static Future<Void> empty(RoutingContext exchange, int status) {
    if (isGone(exchange)) {
      return Future.failedFuture("the connection is gone");
    }
    return exchange.response().setStatusCode(status).putHeader("Content-Length", "0").end();
  }

  /** A problem (RFC 9457); 401 and 503 carry the headers that belong to them. */
  static Future<Void> problem(RoutingContext exchange, Problem problem) {
    if (isGone(exchange)) {
      return Future.failedFuture("the connection is gone");
    }
    HttpServerResponse response = exchange.response().setStatusCode(problem.status());
    if (problem.status() == 401) {
      // Never which check failed, not even an error code (RFC 6750, section 3.1, allows that).
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    if (problem.status() == 503) {
      response.putHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    return response
        .putHeader("Content-Type", "application/problem+json")
        .end(Buffer.buffer(Wire.write(problem)));
  }

  /** A JSON document. */
  static Future<Void> json(RoutingContext exchange, int status, Object document) {
    if (isGone(exchange)) {
      return Future.failedFuture("the connection is gone");
    }
    return exchange
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(Buffer.buffer(Wire.write(document)));
  }

  private static boolean isGone(RoutingContext exchange) {
    return exchange.response().ended() || exchange.response().closed();
  }
}
