package io.marketsuite.lifecycle.adapter.http;

import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.OperatorIssuer;
import io.marketsuite.testsupport.RawHttp;
import io.marketsuite.testsupport.openapi.OpenApiContract;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;

/** Requests whose exchanges must be in the OpenAPI document that the service serves. */
final class Api {
  static final String FEATURES = "/api/v1/features";
  static final String RESULTS = "/provisioning/v1/results";

  private static OpenApiContract contract;

  private Api() {}

  /** The served document. */
  static synchronized OpenApiContract contract() {
    if (contract == null) {
      contract =
          OpenApiContract.of(
              RestAssured.given().queryParam("format", "json").get("/q/openapi").asString());
    }
    return contract;
  }

  /** As RestAssured's own. */
  static RequestSpecification given() {
    return RestAssured.given().filter(contract().filter());
  }

  static RequestSpecification as(String role) {
    return given().auth().oauth2(OperatorIssuer.token(role));
  }

  /** The value of a header line. */
  static String authorization(String role) {
    return "Authorization: " + OperatorIssuer.good(role).bearer();
  }

  /** Holds an exchange that was made by hand against the document. */
  static void declared(String method, String target, RawHttp.Answer answer) {
    contract()
        .check(
            method,
            target.split("[?;#]", 2)[0],
            answer.status(),
            answer.header("Content-Type").orElse(null),
            answer.body());
  }

  /** Until then it would be 503: the state is being taken over, or the tables are made. */
  static void awaitState() {
    Deadline.in(Duration.ofSeconds(60))
        .await(
            () ->
                as("operator").get(FEATURES).statusCode() == 200
                    && as("operator").get(FEATURES + "/nobody/partner").statusCode() == 404,
            () -> "The state is not there: " + as("operator").get(FEATURES).asString());
  }

  /** A result that is taken. */
  static String result(String requestId) {
    return """
        {"schema_version":1,"request_id":"%s","tenant_id":"acme","feature_id":"partner",
         "status":"SUCCESS"}"""
        .formatted(requestId);
  }
}
