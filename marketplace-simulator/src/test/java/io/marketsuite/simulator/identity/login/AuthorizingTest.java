package io.marketsuite.simulator.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.simulator.identity.Parameters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizingTest {
  private final House house = new House();

  @Test
  void a_login_leads_back_with_code_state_and_issuer() {
    LoginAnswer.Redirect redirect = house.login(House.request());

    assertThat(redirect.location()).startsWith(House.BACK + "?");
    assertThat(House.query(redirect.location()))
        .containsEntry("state", "s t&a=te")
        .containsEntry("iss", House.ISSUER)
        .containsKeys("code", "session_state");
    assertThat(redirect.session()).isPresent();
  }

  @Test
  void a_registered_address_keeps_its_own_query() {
    LoginAnswer.Redirect redirect =
        house.login(House.request("redirect_uri", House.BACK + "?keep=1"));

    assertThat(redirect.location()).startsWith(House.BACK + "?keep=1&state=");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "https://evil.example/",
        "https://suite.example/oauth2/callback/page/",
        "https://suite.example/oauth2/callback/page?x=1",
        "https://suite.example/oauth2/callback/page#x",
        "https://suite.example/oauth2/callback/page2",
        "https://suite.example/oauth2/callback/Page",
        "https://suite.example/oauth2/callback/",
        "https://suite.example/oauth2/callback/page%2f..",
        "https://suite.example/oauth2/callback/other/../page",
        "https://suite.example:443/oauth2/callback/page",
        "https://suite.example.evil.example/oauth2/callback/page",
        "https://suite.example@evil.example/oauth2/callback/page",
        "https://evil.example\\@suite.example/oauth2/callback/page",
        "HTTPS://suite.example/oauth2/callback/page",
        "http://suite.example/oauth2/callback/page",
        "//suite.example/oauth2/callback/page",
        "/oauth2/callback/page",
        "javascript:alert(1)",
        "data:text/html,x",
        " https://suite.example/oauth2/callback/page",
        "https://page.example/",
        ""
      })
  void no_browser_is_sent_to_an_address_that_is_not_registered_exactly(String address) {
    LoginAnswer answer = house.begin(House.request("redirect_uri", address));

    assertThat(answer).isInstanceOf(LoginAnswer.Refused.class);
  }

  @ParameterizedTest(name = "client {0}")
  @ValueSource(strings = {"", "nobody", "PAGES", "machine", "neighbour"})
  void no_browser_is_sent_anywhere_for_a_client_to_which_the_address_does_not_belong(
      String client) {
    LoginAnswer answer = house.begin(House.request("client_id", client));

    assertThat(answer).isInstanceOf(LoginAnswer.Refused.class);
  }

  @ParameterizedTest(name = "{0} twice")
  @ValueSource(strings = {"client_id", "redirect_uri"})
  void a_second_client_or_address_is_refused_without_going_anywhere(String name) {
    LoginAnswer answer = house.begin(twice(name, "https://evil.example/"), Optional.empty());

    assertThat(answer).isInstanceOf(LoginAnswer.Refused.class);
  }

  @ParameterizedTest(name = "{0}={1} is {2}")
  @CsvSource(
      value = {
        "response_type | '' | invalid_request",
        "response_type | token | unsupported_response_type",
        "response_type | code id_token | unsupported_response_type",
        "response_type | none | unsupported_response_type",
        "response_mode | form_post | invalid_request",
        "response_mode | fragment | invalid_request",
        "code_challenge_method | plain | invalid_request",
        "code_challenge_method | s256 | invalid_request",
        "code_challenge_method | '' | invalid_request",
        "code_challenge | '' | invalid_request",
        "code_challenge | short | invalid_request",
        "code_challenge | E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM= | invalid_request",
        "prompt | none | login_required",
        "prompt | none login | invalid_request",
        "max_age | -1 | invalid_request",
        "max_age | soon | invalid_request",
        "request | eyJ | request_not_supported",
        "request_uri | https://evil.example/ | request_uri_not_supported"
      },
      delimiter = '|')
  void a_wrong_request_is_sent_back_to_the_client_that_made_it(
      String name, String value, String error) {
    LoginAnswer.Redirect answer = (LoginAnswer.Redirect) house.begin(House.request(name, value));

    assertThat(answer.location()).startsWith(House.BACK + "?");
    assertThat(House.query(answer.location()))
        .containsEntry("error", error)
        .containsEntry("state", "s t&a=te")
        .containsEntry("iss", House.ISSUER)
        .doesNotContainKey("code");
  }

  @Test
  void a_parameter_sent_twice_is_sent_back() {
    LoginAnswer.Redirect answer =
        (LoginAnswer.Redirect) house.begin(twice("nonce", "n-2"), Optional.empty());

    assertThat(House.query(answer.location())).containsEntry("error", "invalid_request");
  }

  @Test
  void a_public_client_without_a_challenge_is_sent_back() {
    Map<String, String> request =
        House.request(
            "client_id", "app",
            "redirect_uri", House.BACK + "3",
            "code_challenge", "",
            "code_challenge_method", "");

    LoginAnswer.Redirect answer = (LoginAnswer.Redirect) house.begin(request);

    assertThat(House.query(answer.location())).containsEntry("error", "invalid_request");
  }

  @ParameterizedTest(name = "name «{0}», password «{1}»")
  @CsvSource({"olga,wrong", "olga,''", "'',olga's", "nobody,olga's", "OLGA,olga's", "olga,Olga's"})
  void wrong_names_and_passwords_show_the_page_again(String name, String password) {
    LoginAnswer.Form form = house.form(House.request());

    LoginAnswer answer = house.submit(form, name, password);

    assertThat(answer)
        .isEqualTo(new LoginAnswer.Form(form.sessionCode(), form.browser(), "pages", name, true));
  }

  @Test
  void a_form_works_only_in_the_browser_it_was_shown_in() {
    LoginAnswer.Form form = house.form(House.request());

    List<LoginAnswer> answers =
        List.of(
            house.submit(house.realm, form.sessionCode(), Optional.empty(), "olga", "olga's"),
            house.submit(house.realm, form.sessionCode(), Optional.of("evil"), "olga", "olga's"),
            house.submit(house.realm, "guess", Optional.of(form.browser()), "olga", "olga's"),
            house.submit(
                house.other, form.sessionCode(), Optional.of(form.browser()), "olga", "olga's"));

    assertThat(answers).hasOnlyElementsOfType(LoginAnswer.Refused.class);
  }

  @Test
  void a_form_works_once_and_for_ten_minutes() {
    LoginAnswer.Form used = house.form(House.request());
    LoginAnswer.Form old = house.form(House.request());
    house.submit(used, "olga", "olga's");
    house.now = House.START.plus(Duration.ofMinutes(10));

    assertThat(house.submit(used, "olga", "olga's")).isInstanceOf(LoginAnswer.Refused.class);
    assertThat(house.submit(old, "olga", "olga's")).isInstanceOf(LoginAnswer.Refused.class);
  }

  @Test
  void who_is_logged_in_gets_no_page_unless_the_client_wants_one() {
    Optional<String> session = house.login(House.request()).session();
    house.now = House.START.plusSeconds(60);

    assertThat(again(session)).isInstanceOf(LoginAnswer.Redirect.class);
    assertThat(again(session, "prompt", "none")).isInstanceOf(LoginAnswer.Redirect.class);
    assertThat(again(session, "max_age", "60")).isInstanceOf(LoginAnswer.Redirect.class);
    assertThat(again(session, "max_age", "59")).isInstanceOf(LoginAnswer.Form.class);
    assertThat(again(session, "prompt", "login")).isInstanceOf(LoginAnswer.Form.class);
    assertThat(again(Optional.of("guess"))).isInstanceOf(LoginAnswer.Form.class);
  }

  private LoginAnswer again(Optional<String> session, String... changes) {
    return house.begin(Parameters.of(House.request(changes)), session);
  }

  private static Parameters twice(String name, String second) {
    List<Map.Entry<String, String>> entries = new ArrayList<>(House.request().entrySet());
    entries.add(Map.entry(name, second));
    return new Parameters(entries);
  }
}
