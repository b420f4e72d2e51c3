package io.marketsuite.simulator.adapter.http;

import io.marketsuite.simulator.identity.Parameters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Consumer;

/** How an identity server reads its requests and answers in JSON. */
final class Requests {
  private Requests() {}

  /** The form of a POST, once it is there; the query of a GET. */
  static void parameters(HttpServerRequest request, Consumer<Parameters> then) {
    if (HttpMethod.GET.equals(request.method())) {
      query(request).ifPresentOrElse(then, () -> error(request, 400, "invalid_request"));
      return;
    }
    request.setExpectMultipart(true);
    request.exceptionHandler(e -> error(request, 400, "invalid_request"));
    // It comes even after a failure, which has been answered then.
    request.endHandler(
        end -> {
          if (!request.response().ended()) {
            then.accept(new Parameters(request.formAttributes().entries()));
          }
        });
  }

  /** Empty for a query that is no percent-encoding. */
  private static Optional<Parameters> query(HttpServerRequest request) {
    try {
      return Optional.of(new Parameters(request.params().entries()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static void error(HttpServerRequest request, int status, String error) {
    json(request, status, new JsonObject().put("error", error).encode());
  }

  static void json(HttpServerRequest request, int status, String body) {
    if (!request.response().ended() && !request.response().closed()) {
      request
          .response()
          .setStatusCode(status)
          .putHeader("Content-Type", "application/json")
          .end(body);
    }
  }
}
