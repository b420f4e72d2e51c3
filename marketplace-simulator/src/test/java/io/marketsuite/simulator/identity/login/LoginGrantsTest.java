package io.marketsuite.simulator.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.simulator.identity.Parameters;
import io.marketsuite.simulator.identity.TokenKind;
import io.marketsuite.simulator.identity.TokenMinter;
import io.marketsuite.simulator.identity.TokenOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginGrantsTest {
  private static final String OTHER_VERIFIER = "another-verifier-of-forty-three-characters-xx";

  private final House house = new House();

  @Test
  void a_code_gives_the_three_tokens_of_a_login() {
    Map<String, Object> tokens = house.tokens();

    assertThat(House.claims(tokens.get("access_token")))
        .containsEntry("typ", "Bearer")
        .containsEntry("azp", "pages")
        .containsEntry("preferred_username", "olga")
        .containsEntry("groups", List.of("operator"))
        .containsEntry("exp", House.START.plusSeconds(300).getEpochSecond())
        .doesNotContainKeys("aud", "client_id", "nonce");
    assertThat(House.claims(tokens.get("id_token")))
        .containsEntry("typ", "ID")
        .containsEntry("aud", "pages")
        .containsEntry("azp", "pages")
        .containsEntry("nonce", "n-1")
        .containsEntry("auth_time", House.START.getEpochSecond())
        .containsEntry("groups", List.of("operator"))
        .containsEntry("at_hash", halfOfHash(tokens.get("access_token")));
    assertThat(House.claims(tokens.get("refresh_token")))
        .containsEntry("typ", "Refresh")
        .containsEntry("aud", House.ISSUER)
        .containsEntry("exp", House.START.plusSeconds(1800).getEpochSecond());
    assertThat(tokens)
        .containsEntry("token_type", "Bearer")
        .containsEntry("expires_in", 300L)
        .containsEntry("scope", "openid");
  }

  @Test
  void without_the_scope_openid_there_is_no_id_token() {
    assertThat(house.tokens("scope", "")).doesNotContainKey("id_token");
  }

  @ParameterizedTest(name = "{0}={1} is {2}")
  @CsvSource(
      value = {
        "code | '' | 400 invalid_request",
        "code | guess | 400 invalid_grant",
        "redirect_uri | '' | 400 invalid_grant",
        "redirect_uri | https://suite.example/oauth2/callback/page?keep=1 | 400 invalid_grant",
        "redirect_uri | https://evil.example/ | 400 invalid_grant",
        "code_verifier | '' | 400 invalid_grant",
        "code_verifier | " + OTHER_VERIFIER + " | 400 invalid_grant",
        "code_verifier | short | 400 invalid_grant",
        "client_id | neighbour | 400 invalid_grant",
        "client_id | app | 400 invalid_grant",
        "client_id | machine | 400 invalid_grant",
        "client_id | nobody | 401 invalid_client",
        "client_id | '' | 401 invalid_client",
        "client_secret | wrong | 401 unauthorized_client",
        "client_secret | '' | 401 unauthorized_client",
        "grant_type | implicit | 400 unsupported_grant_type",
        "grant_type | client_credentials | 401 unauthorized_client",
        "grant_type | '' | 400 invalid_request"
      },
      delimiter = '|')
  void a_code_is_bound_to_client_address_and_verifier(String name, String value, String outcome) {
    assertThat(House.outcome(house.ask(House.redeeming(house.code(), name, value))))
        .isEqualTo(outcome);
  }

  @Test
  void who_failed_with_a_code_has_used_it_up() {
    String code = house.code();

    assertThat(House.outcome(house.ask(House.redeeming(code, "code_verifier", OTHER_VERIFIER))))
        .isEqualTo("400 invalid_grant");
    assertThat(House.outcome(house.ask(House.redeeming(code)))).isEqualTo("400 invalid_grant");
  }

  @Test
  void a_verifier_for_a_code_without_challenge_is_refused() {
    String code = house.code("code_challenge", "", "code_challenge_method", "");

    assertThat(House.outcome(house.ask(House.redeeming(code)))).isEqualTo("400 invalid_grant");
  }

  @Test
  void a_confidential_client_may_go_without_proof_key() {
    String code = house.code("code_challenge", "", "code_challenge_method", "");

    assertThat(House.outcome(house.ask(House.redeeming(code, "code_verifier", ""))))
        .isEqualTo("200 granted");
  }

  @Test
  void a_public_client_gets_its_tokens_by_the_verifier_alone() {
    String code = house.code("client_id", "app", "redirect_uri", House.BACK + "3");
    Map<String, String> form =
        House.redeeming(
            code, "client_id", "app", "client_secret", "", "redirect_uri", House.BACK + "3");

    assertThat(House.outcome(house.ask(form))).isEqualTo("200 granted");
  }

  @ParameterizedTest(name = "after {0} s: {1}")
  @CsvSource({"59, 200 granted", "60, 400 invalid_grant", "61, 400 invalid_grant"})
  void a_code_is_good_for_sixty_seconds(int seconds, String outcome) {
    String code = house.code();
    house.now = House.START.plusSeconds(seconds);

    assertThat(House.outcome(house.ask(House.redeeming(code)))).isEqualTo(outcome);
  }

  @Test
  void a_code_that_comes_again_ends_all_that_it_gave() {
    String code = house.code();
    Map<String, Object> tokens = House.json(house.ask(House.redeeming(code)).json());
    assertThat(house.userInfo(tokens.get("access_token"))).isPresent();

    String second = House.outcome(house.ask(House.redeeming(code)));

    assertThat(second).isEqualTo("400 invalid_grant");
    assertThat(House.outcome(house.ask(House.refreshing(text(tokens, "refresh_token")))))
        .isEqualTo("400 invalid_grant");
    assertThat(house.userInfo(tokens.get("access_token"))).isEmpty();
  }

  @Test
  void a_code_of_one_realm_is_nothing_in_another() {
    assertThat(House.outcome(house.askOtherRealm(House.redeeming(house.code()))))
        .isEqualTo("400 invalid_grant");
  }

  @Test
  void a_refresh_token_gives_new_tokens_of_the_same_login() {
    Map<String, Object> first = house.tokens();
    house.now = House.START.plusSeconds(100);

    Map<String, Object> second =
        House.json(house.ask(House.refreshing(text(first, "refresh_token"))).json());

    assertThat(House.claims(second.get("access_token")))
        .containsEntry("exp", House.START.plusSeconds(400).getEpochSecond())
        .containsEntry("sid", House.claims(first.get("access_token")).get("sid"));
    assertThat(House.claims(second.get("id_token")))
        .containsEntry("auth_time", House.START.getEpochSecond())
        .doesNotContainKey("nonce");
  }

  @Test
  void a_refresh_token_that_comes_again_ends_the_login() {
    String old = text(house.tokens(), "refresh_token");
    Map<String, Object> next = House.json(house.ask(House.refreshing(old)).json());

    String again = House.outcome(house.ask(House.refreshing(old)));

    assertThat(again).isEqualTo("400 invalid_grant");
    assertThat(House.outcome(house.ask(House.refreshing(text(next, "refresh_token")))))
        .isEqualTo("400 invalid_grant");
  }

  @ParameterizedTest(name = "{0}={1} is {2}")
  @CsvSource({
    "refresh_token, '', 400 invalid_request",
    "refresh_token, a.b.c, 400 invalid_grant",
    "refresh_token, nonsense, 400 invalid_grant",
    "client_id, neighbour, 400 invalid_grant",
    "client_secret, wrong, 401 unauthorized_client",
    "scope, openid more, 400 invalid_scope",
    "scope, openid, 200 granted"
  })
  void a_refresh_token_is_bound_to_its_client_and_scope(String name, String value, String outcome) {
    String token = text(house.tokens(), "refresh_token");

    assertThat(House.outcome(house.ask(House.refreshing(token, name, value)))).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"access_token", "id_token"})
  void no_other_token_refreshes(String name) {
    String token = text(house.tokens(), name);

    assertThat(House.outcome(house.ask(House.refreshing(token)))).isEqualTo("400 invalid_grant");
  }

  @Test
  void a_refresh_token_of_another_realm_or_key_or_without_a_session_is_refused() {
    TokenOrder order =
        TokenOrder.of(house.realm, house.realm.client("pages").orElseThrow(), Duration.ofHours(1))
            .as(TokenKind.REFRESH)
            .with(Map.of("sid", House.claims(house.tokens().get("access_token")).get("sid")));
    TokenMinter minter = new TokenMinter(() -> House.START);
    String foreign = minter.mint(order.byForeignKey());
    String homeless = minter.mint(order.with(Map.of()));
    String good = minter.mint(order);

    assertThat(House.outcome(house.ask(House.refreshing(foreign)))).isEqualTo("400 invalid_grant");
    assertThat(House.outcome(house.ask(House.refreshing(homeless)))).isEqualTo("400 invalid_grant");
    assertThat(House.outcome(house.askOtherRealm(House.refreshing(good))))
        .isEqualTo("400 invalid_grant");
    assertThat(House.outcome(house.ask(House.refreshing(good)))).isEqualTo("200 granted");
  }

  @ParameterizedTest(name = "after {0} s: {1}")
  @CsvSource({"1799, 200 granted", "1800, 400 invalid_grant"})
  void a_refresh_token_is_good_for_half_an_hour(int seconds, String outcome) {
    String token = text(house.tokens(), "refresh_token");
    house.now = House.START.plusSeconds(seconds);

    assertThat(House.outcome(house.ask(House.refreshing(token)))).isEqualTo(outcome);
  }

  @Test
  void user_info_takes_a_current_access_token_of_a_login_alone() {
    Map<String, Object> tokens = house.tokens();

    assertThat(house.userInfo(tokens.get("access_token")).orElseThrow())
        .containsOnlyKeys("sub", "preferred_username", "groups");
    assertThat(house.userInfo(tokens.get("id_token"))).isEmpty();
    assertThat(house.userInfo(tokens.get("refresh_token"))).isEmpty();
    assertThat(house.userInfo("nonsense")).isEmpty();
    assertThat(house.userInfo(house.tokens("scope", "").get("access_token"))).isEmpty();
    house.now = House.START.plusSeconds(300);
    assertThat(house.userInfo(tokens.get("access_token"))).isEmpty();
  }

  @Test
  void a_parameter_sent_twice_or_a_client_named_twice_is_refused() {
    Map<String, String> good = House.redeeming(house.code());
    List<Map.Entry<String, String>> twice = new ArrayList<>(good.entrySet());
    twice.add(Map.entry("code", "another"));

    assertThat(House.outcome(house.ask(new Parameters(twice), null)))
        .isEqualTo("400 invalid_request");
    assertThat(House.outcome(house.ask(Parameters.of(good), House.basic("pages"))))
        .isEqualTo("400 invalid_request");
  }

  @Test
  void a_client_may_name_itself_in_the_header() {
    Map<String, String> form = House.redeeming(house.code(), "client_secret", "");

    assertThat(House.outcome(house.ask(Parameters.of(form), House.basic("pages"))))
        .isEqualTo("200 granted");
  }

  private static String text(Map<String, Object> tokens, String name) {
    return String.valueOf(tokens.get(name));
  }

  private static String halfOfHash(Object token) {
    return Pkce.base64(Arrays.copyOf(Pkce.sha256(String.valueOf(token)), 16));
  }
}
