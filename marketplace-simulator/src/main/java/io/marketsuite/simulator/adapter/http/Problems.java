package io.marketsuite.simulator.adapter.http;

import io.marketsuite.simulator.application.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** Renders refusals as RFC 9457 problems. */
final class Problems {
  static final String MEDIA_TYPE = "application/problem+json";
  private static final String TYPE = "urn:marketsuite:simulator:";

  private Problems() {}

  static String json(Problem problem) {
    return json(problem, problem.code().status());
  }

  /** The same, under a status that a failure switch chose. */
  static String json(Problem problem, int status) {
    return json(status, problem.code().word(), problem.getMessage(), problem.errors());
  }

  static String json(int status, String word, String detail, List<Map<String, String>> errors) {
    JsonObject body =
        new JsonObject().put("type", TYPE + word).put("status", status).put("detail", detail);
    if (!errors.isEmpty()) {
      body.put("errors", new JsonArray(errors));
    }
    return body.encode();
  }
}
