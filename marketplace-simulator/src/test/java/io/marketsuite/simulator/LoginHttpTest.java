package io.marketsuite.simulator;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The login of the operator's realm, as a browser and a client meet it. */
@QuarkusTest
@WithTestResource(value = StubVendor.class, scope = TestResourceScope.GLOBAL)
class LoginHttpTest {
  private static final String BACK = "http://localhost:8080/oauth2/callback/telemetry-etl";
  private static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more";
  private static final String CHALLENGE = "y5UF_tmp_ICTDGza-Ou2vUvx2cu7DBN-Xwf_z0RDfTw";
  private static final Pattern SESSION_CODE =
      Pattern.compile("name=\"session_code\" value=\"([^\"]+)\"");

  @Test
  void the_realm_describes_all_that_a_login_needs() {
    String issuer = issuer();
    given()
        .get(issuer + "/.well-known/openid-configuration")
        .then()
        .statusCode(200)
        .body("authorization_endpoint", equalTo(issuer + "/protocol/openid-connect/auth"))
        .body("userinfo_endpoint", equalTo(issuer + "/protocol/openid-connect/userinfo"))
        .body("end_session_endpoint", equalTo(issuer + "/protocol/openid-connect/logout"))
        .body("response_types_supported", equalTo(List.of("code")))
        .body("code_challenge_methods_supported", equalTo(List.of("S256")))
        .body("grant_types_supported", hasItem("authorization_code"));
  }

  @Test
  void a_person_logs_in_sees_who_it_is_and_logs_out() {
    Response page = open(authorize());
    Response done = submit(page, "operator", "local-only-operator");
    String location = done.then().statusCode(303).extract().header("Location");
    assertThat(location).startsWith(BACK + "?state=s-1&");

    Response tokens = redeem(location.replaceFirst(".*[&?]code=([^&]+).*", "$1"));

    String access = tokens.then().statusCode(200).extract().path("access_token");
    assertThat(Tokens.claims(tokens.path("id_token")).getJsonArray("groups"))
        .isEqualTo(JsonArray.of("operator"));
    userInfo(access).then().statusCode(200).body("preferred_username", equalTo("operator"));
    plain()
        .queryParam("id_token_hint", tokens.<String>path("id_token"))
        .queryParam("post_logout_redirect_uri", "http://localhost:8084/logged-out")
        .get(issuer() + "/protocol/openid-connect/logout")
        .then()
        .statusCode(303)
        .header("Location", equalTo("http://localhost:8084/logged-out"));
    userInfo(access)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
  }

  @Test
  void an_analyst_has_no_role() {
    String location =
        submit(open(authorize()), "analyst", "local-only-analyst").getHeader("Location");

    Response tokens = redeem(location.replaceFirst(".*[&?]code=([^&]+).*", "$1"));

    assertThat(Tokens.claims(tokens.path("access_token")).containsKey("groups")).isFalse();
  }

  @Test
  void the_page_loads_nothing_runs_nothing_and_is_framed_nowhere() {
    Response page = open(authorize());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.getHeader("Content-Security-Policy"))
        .matches(
            "default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; frame-ancestors 'none'");
    assertThat(page.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(page.getHeader("X-Frame-Options")).isEqualTo("DENY");
    assertThat(page.getHeader("Set-Cookie"))
        .contains("; Path=/auth/realms/operator; HTTPOnly; SameSite=Lax");
    assertThat(page.asString())
        .contains("<label for=\"username\">", "<label for=\"password\">", "lang=\"en\"")
        .doesNotContain("<script", "src=", "http://", "https://");
  }

  @Test
  void a_wrong_password_shows_the_page_again_without_a_session() {
    Response again = submit(open(authorize()), "operator", "wrong");

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.asString()).contains("role=\"alert\"", "Wrong name or password.");
    assertThat(again.getHeaders().getValues("Set-Cookie")).noneMatch(it -> it.contains("SESSION"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "\"><script>alert(1)</script>",
        "' onfocus='alert(1)",
        "<img src=x onerror=alert(1)>",
        "&quot;><svg onload=alert(1)>",
        "%s %d ${x}"
      })
  void what_was_typed_is_shown_escaped(String typed) {
    String page = submit(open(authorize()), typed, "wrong").asString();

    assertThat(page)
        .doesNotContain("<script", "<img", "<svg", "' onfocus", "\"><")
        .contains("value=\"" + escaped(typed) + "\"");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "client_id, <script>alert(1)</script>",
    "redirect_uri, javascript:alert(1)//<script>",
    "redirect_uri, https://evil.example/"
  })
  void what_is_refused_is_neither_shown_nor_followed(String name, String value) {
    Response refused = open(authorize().queryParam(name, value));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.getHeader("Location")).isNull();
    assertThat(refused.asString()).doesNotContain("<script", "evil.example", "javascript:");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"a\r\nSet-Cookie: x=y", "&code=stolen", "#fragment", "ünï\u2028"})
  void a_state_comes_back_as_it_was_and_adds_nothing(String state) {
    Response page = open(authorize("").queryParam("state", state));

    Response done = submit(page, "operator", "local-only-operator");

    String location = done.getHeader("Location");
    assertThat(location).doesNotContain("#", "code=stolen").matches("[!-~]+");
    assertThat(URLDecoder.decode(location.replaceFirst(".*[?&]state=([^&]*).*", "$1"), UTF_8))
        .isEqualTo(state);
    assertThat(done.getCookies()).doesNotContainKey("x");
  }

  @Test
  void a_form_of_another_page_or_browser_is_refused() {
    Response page = open(authorize());
    RequestSpecification foreign = filled(page, "operator", "local-only-operator");

    Response ofOtherPage =
        foreign
            .header("Origin", "https://evil.example")
            .cookies(page.getCookies())
            .post(authenticate());
    Response withoutCookie = filled(page, "operator", "local-only-operator").post(authenticate());

    assertThat(ofOtherPage.statusCode()).isEqualTo(400);
    assertThat(withoutCookie.statusCode()).isEqualTo(400);
  }

  @Test
  void a_second_page_needs_no_second_login() {
    Response first = submit(open(authorize()), "operator", "local-only-operator");

    Response second = open(authorize().cookies(first.getCookies()));

    assertThat(second.statusCode()).isEqualTo(303);
    assertThat(second.getHeader("Location")).contains("code=");
  }

  @Test
  void a_wrong_basic_header_is_told_which_scheme_to_use() {
    plain()
        .auth()
        .preemptive()
        .basic("suite-pages", "wrong")
        .contentType(ContentType.URLENC)
        .formParam("grant_type", "authorization_code")
        .formParam("code", "x")
        .post(issuer() + "/protocol/openid-connect/token")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Basic realm=\"token\"")
        .header("Cache-Control", "no-store");
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({
    "PUT, /protocol/openid-connect/auth, 405",
    "DELETE, /protocol/openid-connect/logout, 405",
    "GET, /login-actions/authenticate, 405",
    "GET, /protocol/openid-connect/userinfo, 401",
    "GET, /protocol/openid-connect/auth/, 404",
    "POST, /protocol/openid-connect/auth, 400",
    "POST, /login-actions/authenticate, 400"
  })
  void each_path_has_its_methods(String method, String path, int status) {
    plain().request(method, issuer() + path).then().statusCode(status);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"client_id=%zz", "client_id=suite-pages&state=%", "%00=%"})
  void a_query_that_is_no_percent_encoding_is_refused(String query) throws IOException {
    URI issuer = URI.create(issuer());
    String target = issuer.getPath() + "/protocol/openid-connect/auth?" + query;

    try (Socket socket = new Socket(issuer.getHost(), issuer.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(UTF_8));
      assertThat(new String(socket.getInputStream().readNBytes(12), UTF_8))
          .isEqualTo("HTTP/1.1 400");
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"a=%zz&%", "grant_type=authorization_code&code=LONG"})
  void a_form_that_cannot_be_read_is_refused(String form) {
    Response refused =
        plain()
            .contentType(ContentType.URLENC)
            .body(form.replace("LONG", "x".repeat(20_000)))
            .post(issuer() + "/protocol/openid-connect/token");

    assertThat(refused.statusCode()).isEqualTo(400);
  }

  @Test
  void a_tenant_s_realm_logs_nobody_in() {
    String acme = issuer().replace("/operator", "/acme");

    plain()
        .queryParams(
            Map.of(
                "client_id", "features.apps.carerix.io",
                "redirect_uri", BACK,
                "response_type", "code"))
        .get(acme + "/protocol/openid-connect/auth")
        .then()
        .statusCode(400);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"ACCESS, Bearer", "ID, ID", "REFRESH, Refresh"})
  void a_test_may_have_any_kind_of_token_of_any_user(String kind, String typ) {
    Response minted =
        Driver.post(
            "/api/tokens/operator",
            Map.of("type", kind, "user", "operator", "client_id", "suite-pages"));

    var claims = Tokens.claims(minted.then().statusCode(200).extract().path("access_token"));
    assertThat(claims.getString("typ")).isEqualTo(typ);
    assertThat(claims.getString("azp")).isEqualTo("suite-pages");
  }

  @Test
  void a_token_of_a_user_who_does_not_exist_is_not_minted() {
    Driver.post("/api/tokens/operator", Map.of("user", "nobody")).then().statusCode(404);
  }

  private static RequestSpecification authorize() {
    return authorize("s-1");
  }

  private static RequestSpecification authorize(String state) {
    RequestSpecification request =
        plain()
            .queryParam("client_id", "suite-pages")
            .queryParam("response_type", "code")
            .queryParam("scope", "openid")
            .queryParam("nonce", "n-1")
            .queryParam("code_challenge", CHALLENGE)
            .queryParam("code_challenge_method", "S256")
            .queryParam("redirect_uri", BACK);
    return state.isEmpty() ? request : request.queryParam("state", state);
  }

  private static Response open(RequestSpecification request) {
    return request.get(issuer() + "/protocol/openid-connect/auth");
  }

  private static Response submit(Response page, String name, String password) {
    return filled(page, name, password).cookies(page.getCookies()).post(authenticate());
  }

  private static RequestSpecification filled(Response page, String name, String password) {
    Matcher code = SESSION_CODE.matcher(page.asString());
    assertThat(code.find()).isTrue();
    return plain()
        .contentType(ContentType.URLENC.withCharset("UTF-8"))
        .formParam("session_code", code.group(1))
        .formParam("username", name)
        .formParam("password", password);
  }

  private static String authenticate() {
    return issuer() + "/login-actions/authenticate";
  }

  private static Response redeem(String code) {
    return plain()
        .auth()
        .preemptive()
        .basic("suite-pages", "local-only-pages")
        .contentType(ContentType.URLENC)
        .formParam("grant_type", "authorization_code")
        .formParam("code", code)
        .formParam("redirect_uri", BACK)
        .formParam("code_verifier", VERIFIER)
        .post(issuer() + "/protocol/openid-connect/token");
  }

  private static Response userInfo(String token) {
    return plain()
        .header("Authorization", "Bearer " + token)
        .get(issuer() + "/protocol/openid-connect/userinfo");
  }

  private static RequestSpecification plain() {
    return given().redirects().follow(false);
  }

  private static String issuer() {
    return Driver.post("/api/tokens/operator", Map.of()).path("issuer");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
