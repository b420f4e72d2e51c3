package io.marketsuite.ingress.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marketsuite.ingress.support.RawHttp;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The public login callback. */
@IngressTest
class LoginRouteTest {
  private static final String CALLBACK = "https://ops.vendor.example/etl/login/callback";

  @TestHTTPResource URI base;

  private RawHttp.Answer get(String target) {
    return RawHttp.send(base, RawHttp.request("GET", target, List.of(), ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "code=a.b-c_d&state=s1|code=a.b-c_d&state=s1",
        "state=s1&code=c1|code=c1&state=s1",
        "code=c&state=s&session_state=x&iss=https://id.example/auth/realms/o|code=c&state=s&session_state=x&iss=https%3A%2F%2Fid.example%2Fauth%2Frealms%2Fo",
        "error=access_denied&error_description=No+thanks%2C%20really&state=s|state=s&error=access_denied&error_description=No%20thanks%2C%20really",
        "code=c&next=https://evil.example&redirect_uri=x|code=c",
        "code=a%26state%3Dforged|code=a%26state%3Dforged",
        "code=%C3%A9%22%3C|code=%C3%A9%22%3C",
        "code=|code="
      })
  void the_providers_answer_is_passed_on_and_nothing_else(String query, String passed) {
    RawHttp.Answer answer = get("/oauth2/callback/telemetry-etl?" + query);

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).contains(CALLBACK + "?" + passed);
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void an_answer_without_any_parameter_is_passed_on_as_it_is() {
    assertThat(get("/oauth2/callback/telemetry-etl").header("Location")).contains(CALLBACK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nobody", "TELEMETRY-ETL", "telemetry-etl.", "https", "-", "null"})
  void a_service_without_pages_is_404(String service) {
    RawHttp.Answer answer = get("/oauth2/callback/" + service + "?code=c&state=s");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("\"type\":\"/problems/unknown-route\"");
    assertThat(answer.header("Location")).isEmpty();
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code=a&code=b",
        "state=a&state=a",
        "code=a%00",
        "code=a%0d%0aSet-Cookie:%20x=y",
        "error=%1b[31m",
        "code=%ED%A0%80x%7f"
      })
  void a_parameter_that_is_twice_there_or_no_plain_text_is_refused(String query) {
    RawHttp.Answer answer = get("/oauth2/callback/telemetry-etl?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("\"type\":\"/problems/invalid-login-answer\"");
    assertThat(answer.header("Location")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "code, 2048",
    "state, 512",
    "session_state, 128",
    "iss, 512",
    "error, 128",
    "error_description, 1024"
  })
  void a_parameter_has_a_longest_length(String name, int longest) {
    String query = "/oauth2/callback/telemetry-etl?" + name + "=";

    assertThat(get(query + "a".repeat(longest)).status()).isEqualTo(303);
    assertThat(get(query + "a".repeat(longest + 1)).status()).isEqualTo(400);
  }

  @Test
  void a_query_that_cannot_be_decoded_is_refused() {
    RawHttp.Answer answer = get("/oauth2/callback/telemetry-etl?code=%zz");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Location")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ops.example.com",
        "/login",
        "javascript:alert(1)",
        "ftp://ops.example.com",
        "https://",
        "https://user@ops.example.com",
        "https://ops.example.com?x",
        "https://a#b"
      })
  void a_configured_page_that_is_no_plain_address_stops_the_start(String page) {
    assertThatIllegalArgumentException().isThrownBy(() -> new LoginPages(Map.of("etl", page)));
  }
}
