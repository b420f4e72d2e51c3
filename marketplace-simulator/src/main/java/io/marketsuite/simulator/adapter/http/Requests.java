package io.marketsuite.simulator.adapter.http;

import io.marketsuite.simulator.identity.Parameters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/** How an identity server reads its requests and answers in JSON. */
final class Requests {
  private Requests() {}

  /** The form of a POST, once it is there; the query of a GET. */
  static void parameters(HttpServerRequest request, Consumer<Parameters> then) {
    if (HttpMethod.GET.equals(request.method())) {
      then.accept(new Parameters(request.params().entries()));
      return;
    }
    request.setExpectMultipart(true);
    request.exceptionHandler(e -> error(request, 400, "invalid_request"));
    request.endHandler(end -> then.accept(new Parameters(request.formAttributes().entries())));
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
