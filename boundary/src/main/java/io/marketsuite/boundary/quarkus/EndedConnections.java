package io.marketsuite.boundary.quarkus;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Connections that end with a refusal. A request that is refused with its body unread may have
 * others right behind it, already decoded, and where its body ends may be uncertain: between the
 * last octet of the answer and the end of the connection none of them may be handled. Thread-safe.
 */
@Singleton
public class EndedConnections {
  private final Set<HttpConnection> ended = ConcurrentHashMap.newKeySet();

  /** Whether the request came on a connection that was to end before it. */
  boolean has(HttpServerRequest request) {
    return !ended.isEmpty() && ended.contains(request.connection());
  }

  /**
   * Answers, reads nothing more of the request, and ends the connection if the request has a body.
   */
  void refuse(HttpServerRequest request, InboundProblem problem) {
    if (hasBody(request)) {
      refuseAndEnd(request, problem);
    } else {
      answer(request, problem).end(problem.body());
    }
  }

  /** Answers, reads nothing more, and ends the connection: it is uncertain where a request ends. */
  void refuseAndEnd(HttpServerRequest request, InboundProblem problem) {
    HttpConnection connection = request.connection();
    ended.add(connection);
    answer(request, problem)
        .putHeader("Connection", "close")
        .end(problem.body())
        .eventually(() -> connection.close())
        .onComplete(closed -> ended.remove(connection));
  }

  private static HttpServerResponse answer(HttpServerRequest request, InboundProblem problem) {
    return request
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", "application/problem+json");
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return request.headers().contains("Transfer-Encoding") || length != null && !length.equals("0");
  }
}
