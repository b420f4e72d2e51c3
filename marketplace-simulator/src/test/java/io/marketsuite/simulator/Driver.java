package io.marketsuite.simulator;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Drives the simulator through HTTP, as a test or a script would. */
final class Driver {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String feature;
  private final String display;

  private Driver(String feature, String display) {
    this.feature = feature;
    this.display = display;
  }

  /** A tenant of its own, so that no test sees another's. */
  static Driver newTenant(String feature, String server) {
    String display = "Tenant" + NUMBER.incrementAndGet();
    post("/api/tenants", Map.of("display_name", display, "identity_server", server))
        .then()
        .statusCode(201);
    return new Driver(feature, display);
  }

  String display() {
    return display;
  }

  String tenant() {
    return display.toLowerCase(java.util.Locale.ROOT);
  }

  static Response post(String path, Object body) {
    return given().contentType(ContentType.JSON).body(body).post(path);
  }

  static Response put(String path, Object body) {
    return given().contentType(ContentType.JSON).body(body).put(path);
  }

  Response act(String action) {
    return given().post("/api/tenants/{t}/features/{f}/{a}", tenant(), feature, action);
  }

  Response act(String action, Object body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/tenants/{t}/features/{f}/{a}", tenant(), feature, action);
  }

  /** Does the actions one after the other; each must complete. */
  Driver completed(String... actions) {
    for (String action : actions) {
      JsonPath result = act(action).then().statusCode(200).extract().jsonPath();
      if (!"completed".equals(result.getString("outcome"))) {
        throw new AssertionError(action + " ended as " + result.prettify());
      }
    }
    return this;
  }

  JsonPath view() {
    return given()
        .get("/api/tenants/{t}/features/{f}", tenant(), feature)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  String status() {
    return view().getString("status");
  }

  /** Entries of the journal of this tenant, oldest first. */
  List<Map<String, Object>> log(String type) {
    return given()
        .queryParam("tenant", tenant())
        .queryParam("type", type)
        .get("/api/log")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("entries");
  }

  String issuer() {
    return post("/api/tokens/" + tenant(), Map.of()).jsonPath().getString("issuer");
  }

  /** A token of one of the feature's clients, got as a vendor gets it. */
  String vendorToken(JsonObject create) {
    JsonObject backend =
        create.getJsonObject("payload").getJsonObject("clientCredentials").getJsonObject("backend");
    return tokenAnswer(backend).then().statusCode(200).extract().path("access_token");
  }

  Response tokenAnswer(JsonObject client) {
    return given()
        .contentType(ContentType.URLENC)
        .formParam("grant_type", "client_credentials")
        .formParam("client_id", client.getString("clientId"))
        .formParam("client_secret", client.getString("clientSecret"))
        .post(issuer() + "/protocol/openid-connect/token");
  }

  /** A callback as a vendor sends it. */
  Response callback(String token, String type, String status) {
    return given()
        .header("Authorization", "Bearer " + token)
        .queryParam("featureId", feature)
        .queryParam("type", type)
        .queryParam("status", status)
        .post("/features/v1/callback");
  }

  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not within 10 s: " + what);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
