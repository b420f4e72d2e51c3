package io.marketsuite.simulator.adapter.http;

import io.marketsuite.simulator.application.Problem;
import io.marketsuite.simulator.application.TakingCallbacks;
import io.marketsuite.simulator.application.TakingCallbacks.Reply;
import io.marketsuite.simulator.application.TakingCallbacks.Request;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * {@code POST /features/v1/callback?featureId&type&status}. A route of its own, beside the REST
 * resources, since a failure switch may close the connection under it.
 */
@Singleton
class CallbackRoute {
  private final TakingCallbacks callbacks;

  CallbackRoute(TakingCallbacks callbacks) {
    this.callbacks = callbacks;
  }

  void mount(@Observes Router router) {
    // Not ordered: one slow callback holds up no other.
    router.post("/features/v1/callback").blockingHandler(this::handle, false);
  }

  private void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    Reply reply =
        callbacks.take(
            new Request(
                request.getHeader("Authorization"),
                request.getParam("featureId"),
                request.getParam("type"),
                request.getParam("status")));
    if (reply.hangUp()) {
      request.connection().close();
      return;
    }
    HttpServerResponse response = context.response().setStatusCode(reply.status());
    if (reply.retryAfterSeconds() > 0) {
      response.putHeader("Retry-After", String.valueOf(reply.retryAfterSeconds()));
    }
    reply.problem().ifPresentOrElse(problem -> end(response, problem), response::end);
  }

  private static void end(HttpServerResponse response, Problem problem) {
    if (problem.code() == Problem.Code.UNAUTHENTICATED) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    response
        .putHeader("Content-Type", Problems.MEDIA_TYPE)
        .end(Problems.json(problem, response.getStatusCode()));
  }
}
