package io.marketsuite.telemetry;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.marketsuite.testsupport.RealKafka;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The issuer is away: the service has started nevertheless, and says so to who wants to log in. */
@QuarkusTest
@TestProfile(LoginAwayTest.IssuerAway.class)
class LoginAwayTest {
  /** Nobody listens on port 1. */
  public static final class IssuerAway implements QuarkusTestProfile {
    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(RealKafka.class));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "mp.jwt.verify.issuer", "http://localhost:1/realms/operator",
          "mp.jwt.verify.publickey.location", "http://localhost:1/realms/operator/keys",
          "kafka-streams.state.dir", "target/streams-state-of-the-issuer-away",
          "suite.login.client-id", "suite-pages",
          "suite.login.client-secret", "a-secret-of-the-pages",
          "suite.login.public-url", "https://suite.example");
    }
  }

  @Test
  void a_page_says_that_the_issuer_does_not_answer() {
    given()
        .redirects()
        .follow(false)
        .get("/")
        .then()
        .statusCode(503)
        .header("Retry-After", "5")
        .body(containsString("The issuer does not answer"));
  }

  @Test
  void a_token_is_refused_like_any_other() {
    given()
        .auth()
        .oauth2("eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ.e30.AAAA")
        .get("/api/v1/metrics")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer");
  }
}
