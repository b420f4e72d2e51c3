package io.marketsuite.telemetry;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.marketsuite.testsupport.OperatorIssuer;
import io.marketsuite.testsupport.RealKafka;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without a login the service starts, its API works, and its page lets nobody in and says why. */
@QuarkusTest
@TestProfile(LoginNotConfiguredTest.WithoutLogin.class)
class LoginNotConfiguredTest {
  /** The issuer's bearer tokens are configured, a login is not. */
  public static final class WithoutLogin implements QuarkusTestProfile {
    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(RealKafka.class), new TestResourceEntry(OperatorIssuer.class));
    }
  }

  private static RequestSpecification visitor() {
    return given().redirects().follow(false);
  }

  @ParameterizedTest
  @CsvSource({"GET,/", "GET,/login/callback?code=a&state=b", "POST,/logout"})
  void a_page_says_that_there_is_no_login(String method, String path) {
    visitor()
        .request(method, path)
        .then()
        .statusCode(503)
        .contentType("text/html")
        .body(containsString("Login is not configured"));
  }

  @Test
  void a_cookie_of_a_former_configuration_changes_nothing() {
    visitor()
        .cookie("q_session_telemetry-etl", "eyJhbGciOiJkaXIifQ..a.b.c")
        .cookie("q_auth_telemetry-etl_x", "x|y")
        .get("/")
        .then()
        .statusCode(503);
  }

  @Test
  void the_api_does_not_need_a_login() {
    given()
        .auth()
        .oauth2(OperatorIssuer.token("operator"))
        .get("/api/v1/metrics")
        .then()
        .statusCode(200);
  }
}
