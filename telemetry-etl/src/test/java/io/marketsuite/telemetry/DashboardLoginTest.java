package io.marketsuite.telemetry;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.testsupport.CapturedLog;
import io.marketsuite.testsupport.RealKafka;
import io.marketsuite.testsupport.oidc.LoginDrive;
import io.marketsuite.testsupport.oidc.TestOidcProvider;
import io.marketsuite.testsupport.oidc.TokenFault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person logs in to the dashboard, or does not: the whole code flow against a provider. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(TestOidcProvider.class)
class DashboardLoginTest {
  @TestHTTPResource("/")
  URI home;

  private LoginDrive browser;

  @BeforeEach
  void open() {
    browser = new LoginDrive(home.toString().replaceFirst("/$", ""));
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void a_visitor_is_sent_to_the_login_with_pkce_state_and_nonce() {
    HttpResponse<String> answer = browser.get("/");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(LoginDrive.location(answer).toString())
        .startsWith(TestOidcProvider.issuer() + "/authorize?");
    Map<String, String> query = LoginDrive.query(answer);
    assertThat(query)
        .containsEntry("response_type", "code")
        .containsEntry("client_id", TestOidcProvider.CLIENT)
        .containsEntry(
            "redirect_uri", TestOidcProvider.PUBLIC_URL + "/oauth2/callback/telemetry-etl")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("scope", "openid");
    assertThat(query.get("code_challenge")).hasSize(43);
    assertThat(query.get("state")).hasSize(36);
    assertThat(query.get("nonce")).hasSize(36);
    assertThat(setCookies(answer))
        .singleElement()
        .asString()
        .startsWith("q_auth_telemetry-etl_")
        .contains("HTTPOnly", "SameSite=Lax", "Path=/")
        .doesNotContain(query.get("nonce"));
  }

  @Test
  void an_operator_sees_the_page_after_the_login() {
    HttpResponse<String> page = browser.visit("/?from=a-link", "olivia", "operator");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.uri().getRawQuery()).isEqualTo("from=a-link");
    assertThat(page.body()).contains("Logged in as <b>olivia</b>", "<h1>Metrics</h1>");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(page.body()).doesNotContain("<script").doesNotContain("eyJ");
    assertThat(browser.get("/").statusCode()).isEqualTo(200);
  }

  @Test
  void the_session_is_a_cookie_that_no_script_reads_and_nobody_understands() {
    String code = browser.logIn(browser.get("/"), "olivia", "operator", TokenFault.NONE);
    HttpResponse<String> done = browser.comeBack(code);

    String session =
        setCookies(done).stream()
            .filter(cookie -> cookie.startsWith("q_session_telemetry-etl"))
            .findFirst()
            .orElseThrow();
    assertThat(session).contains("HTTPOnly", "SameSite=Lax", "Path=/", "Max-Age=");
    // Five parts: encrypted (RFC 7516), not a signed token that anybody could read.
    assertThat(session.split(";")[0].split("=", 2)[1].split("\\.")).hasSize(5);
    assertThat(LoginDrive.location(done).toString()).isEqualTo(home.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"analyst", "vendor", "service", "Operator", ""})
  void somebody_without_the_role_sees_nothing(String role) {
    HttpResponse<String> page = browser.visit("/", "walter", role);

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("lacks the role").doesNotContain("Metrics</h1>");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void a_token_that_is_not_for_this_login_lets_nobody_in(TokenFault fault) {
    try (CapturedLog log = CapturedLog.open()) {
      String code = browser.logIn(browser.get("/"), "olivia", "operator", fault);
      HttpResponse<String> answer = browser.comeBack(code);

      assertNotCompleted(answer);
      assertThat(browser.get("/").statusCode()).isEqualTo(302);
      assertThat(log.text())
          .contains("login refused reason=not-completed")
          .doesNotContain("eyJ")
          .doesNotContain("olivia");
    }
  }

  @Test
  void a_login_that_did_not_begin_here_is_refused() {
    try (LoginDrive attacker = new LoginDrive(home.toString().replaceFirst("/$", ""))) {
      String theirs = attacker.logIn(attacker.get("/"), "mallory", "operator", TokenFault.NONE);

      browser.get("/");
      assertNotCompleted(browser.comeBack(theirs));
      assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code=a&state=b",
        "code=a",
        "state=b",
        "",
        "error=access_denied&state=b",
        "code=a&state=b&state=c"
      })
  void a_callback_from_nowhere_is_refused(String query) {
    assertNotCompleted(browser.comeBack(query));
  }

  @Test
  void a_code_is_good_once() {
    String code = browser.logIn(browser.get("/"), "olivia", "operator", TokenFault.NONE);
    browser.comeBack(code);
    try (LoginDrive other = new LoginDrive(home.toString().replaceFirst("/$", ""))) {
      assertNotCompleted(other.comeBack(code));
    }
  }

  @Test
  void what_the_provider_refused_is_neither_shown_nor_logged() {
    String state = LoginDrive.query(browser.get("/")).get("state");
    try (CapturedLog log = CapturedLog.open()) {
      HttpResponse<String> answer =
          browser.comeBack(
              "error=access_denied&error_description=%3Cb%3Ecanary%0Aforged+line&state=" + state);

      assertNotCompleted(answer);
      assertThat(answer.body()).doesNotContain("canary");
      assertThat(log.text()).contains("login refused").doesNotContain("canary");
    }
  }

  @Test
  void a_code_that_is_not_the_providers_is_refused() {
    String state = LoginDrive.query(browser.get("/")).get("state");

    assertNotCompleted(browser.comeBack("code=invented&state=" + state));
  }

  @Test
  void a_logout_ends_the_session_here_and_leads_on_to_the_provider() {
    browser.visit("/", "olivia", "operator");

    HttpResponse<String> answer = browser.post("/logout");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(LoginDrive.location(answer).toString())
        .startsWith(TestOidcProvider.issuer() + "/logout?");
    assertThat(LoginDrive.query(answer))
        .containsEntry("post_logout_redirect_uri", home + "logged-out");
    assertThat(browser.get("/").statusCode()).isEqualTo(302);
    assertThat(browser.get("/logged-out").body()).contains("Log in again");
  }

  @Test
  void a_logout_is_no_link_and_needs_no_session() {
    assertThat(browser.get("/logout").statusCode()).isEqualTo(405);
    HttpResponse<String> answer = browser.post("/logout");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(LoginDrive.location(answer).getPath()).isEqualTo("/logged-out");
  }

  @Test
  void a_bearer_token_is_no_way_into_a_page_and_a_session_none_into_the_api() {
    browser.visit("/", "olivia", "operator");
    assertThat(browser.get("/api/v1/metrics").statusCode()).isEqualTo(401);

    int page =
        given()
            .redirects()
            .follow(false)
            .auth()
            .oauth2(TestOidcProvider.accessToken("operator").compact())
            .get("/")
            .statusCode();
    assertThat(page).isEqualTo(302);
    given()
        .auth()
        .oauth2(TestOidcProvider.accessToken("operator").compact())
        .get("/api/v1/metrics")
        .then()
        .statusCode(200);
  }

  @Test
  void a_changed_session_cookie_is_no_session() {
    browser.visit("/", "olivia", "operator");
    browser
        .cookies()
        .forEach(
            cookie ->
                cookie.setValue(
                    cookie.getValue().substring(0, cookie.getValue().length() - 4) + "AAAA"));

    HttpResponse<String> answer = browser.get("/");

    assertThat(answer.statusCode()).isIn(302, 401);
    assertThat(answer.body()).doesNotContain("olivia");
  }

  private static void assertNotCompleted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("could not be completed").doesNotContain("eyJ");
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }

  private static List<String> setCookies(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> !cookie.contains("Max-Age=0"))
        .toList();
  }
}
