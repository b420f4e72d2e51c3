package io.marketsuite.settings.support;

import io.marketsuite.testsupport.openapi.OpenApiContract;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** Requests whose exchanges must be in the OpenAPI document that the service serves. */
public final class Api {
  private static OpenApiContract contract;

  private Api() {}

  /** The served document. */
  public static synchronized OpenApiContract contract() {
    if (contract == null) {
      contract =
          OpenApiContract.of(
              RestAssured.given().queryParam("format", "json").get("/q/openapi").asString());
    }
    return contract;
  }

  /** As RestAssured's own. */
  public static RequestSpecification given() {
    return RestAssured.given().filter(contract().filter());
  }
}
