package io.marketsuite.simulator.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggingOutTest {
  private final House house = new House();

  @Test
  void an_id_token_ends_its_session_and_leads_back() {
    Map<String, Object> tokens = house.tokens();

    LoginAnswer answer =
        house.logout(
            Optional.empty(),
            "id_token_hint",
            text(tokens, "id_token"),
            "post_logout_redirect_uri",
            House.AFTER,
            "state",
            "a b&c");

    assertThat(answer)
        .isEqualTo(new LoginAnswer.Redirect(House.AFTER + "?state=a+b%26c", Optional.empty()));
    assertThat(isOver(tokens)).isTrue();
  }

  @Test
  void an_expired_id_token_is_good_enough() {
    Map<String, Object> tokens = house.tokens();
    house.now = House.START.plusSeconds(1000);

    LoginAnswer answer = house.logout(Optional.empty(), "id_token_hint", text(tokens, "id_token"));

    assertThat(answer).isEqualTo(new LoginAnswer.LoggedOut());
    assertThat(isOver(tokens)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "https://evil.example/",
        "https://page.example",
        "https://page.example/?x=1",
        "https://page.example/#x",
        "https://page.example//evil.example",
        "https://suite.example/oauth2/callback/page",
        "javascript:alert(1)",
        "//page.example/"
      })
  void no_browser_is_sent_to_an_address_that_is_not_registered_and_the_session_lives(
      String address) {
    Map<String, Object> tokens = house.tokens();

    LoginAnswer answer =
        house.logout(
            Optional.empty(),
            "id_token_hint",
            text(tokens, "id_token"),
            "post_logout_redirect_uri",
            address);

    assertThat(answer).isInstanceOf(LoginAnswer.Refused.class);
    assertThat(isOver(tokens)).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"access_token", "refresh_token"})
  void another_token_is_no_hint(String name) {
    Map<String, Object> tokens = house.tokens();

    LoginAnswer answer = house.logout(Optional.empty(), "id_token_hint", text(tokens, name));

    assertThat(answer).isInstanceOf(LoginAnswer.Refused.class);
    assertThat(isOver(tokens)).isFalse();
  }

  @Test
  void an_id_token_of_another_client_is_refused() {
    Map<String, Object> tokens = house.tokens();

    LoginAnswer answer =
        house.logout(
            Optional.empty(), "id_token_hint", text(tokens, "id_token"), "client_id", "neighbour");

    assertThat(answer).isInstanceOf(LoginAnswer.Refused.class);
    assertThat(isOver(tokens)).isFalse();
  }

  @Test
  void an_address_without_a_client_that_owns_it_is_refused() {
    assertThat(house.logout(Optional.empty(), "post_logout_redirect_uri", House.AFTER))
        .isInstanceOf(LoginAnswer.Refused.class);
  }

  @Test
  void without_a_hint_the_person_is_asked_first() {
    LoginAnswer.Redirect login = house.login(House.request());
    LoginAnswer.ConfirmLogout asked =
        (LoginAnswer.ConfirmLogout)
            house.logout(
                login.session(), "client_id", "pages", "post_logout_redirect_uri", House.AFTER);
    assertThat(house.logout(login.session(), "session_code", "guess"))
        .isInstanceOf(LoginAnswer.ConfirmLogout.class);

    LoginAnswer answer =
        house.logout(
            login.session(),
            "session_code",
            asked.sessionCode(),
            "client_id",
            "pages",
            "post_logout_redirect_uri",
            House.AFTER);

    assertThat(answer).isEqualTo(new LoginAnswer.Redirect(House.AFTER, Optional.empty()));
    assertThat(house.logout(login.session())).isEqualTo(new LoginAnswer.LoggedOut());
  }

  @Test
  void the_answer_of_one_session_does_not_end_another() {
    Optional<String> mine = house.login(House.request()).session();
    Optional<String> yours = house.login(House.request()).session();
    LoginAnswer.ConfirmLogout asked = (LoginAnswer.ConfirmLogout) house.logout(mine);

    LoginAnswer answer = house.logout(yours, "session_code", asked.sessionCode());

    assertThat(answer).isInstanceOf(LoginAnswer.ConfirmLogout.class);
  }

  private boolean isOver(Map<String, Object> tokens) {
    return House.outcome(house.ask(House.refreshing(text(tokens, "refresh_token"))))
        .equals("400 invalid_grant");
  }

  private static String text(Map<String, Object> tokens, String name) {
    return String.valueOf(tokens.get(name));
  }
}
