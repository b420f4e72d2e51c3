package io.marketsuite.boundary.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainHttpTest {
  private static final List<String> PRODUCTION = List.of("prod");

  static final List<String> keys = List.copyOf(PlainHttp.KEYS);

  private static Optional<String> refusal(List<String> profiles, Map<String, String> values) {
    return PlainHttp.refusal(profiles, key -> Optional.ofNullable(values.get(key)));
  }

  @ParameterizedTest
  @FieldSource("keys")
  void production_takes_none_of_the_addresses_over_plain_http(String key) {
    assertThat(refusal(PRODUCTION, Map.of(key, "http://keycloak:8080/certs")).orElse(""))
        .contains(key)
        .contains(PlainHttp.NETWORK_ENCRYPTS)
        .doesNotContain("keycloak");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP://keycloak",
        " http://keycloak",
        "http://127.0.0.2.evil",
        "http:",
        "http://a b"
      })
  void however_it_is_written(String url) {
    assertThat(refusal(PRODUCTION, Map.of("suite.settings-service.url", url))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://keycloak/certs",
        "http://localhost:8083",
        "http://127.0.0.1",
        "http://[::1]:1",
        "/etc/keys.json"
      })
  void https_this_machine_and_files_are_taken(String url) {
    assertThat(refusal(PRODUCTION, Map.of("mp.jwt.verify.publickey.location", url))).isEmpty();
  }

  @Test
  void a_network_that_encrypts_and_profiles_of_one_machine_may_use_it() {
    Map<String, String> plain = Map.of("suite.settings-service.url", "http://settings:8083");

    assertThat(
            refusal(
                PRODUCTION,
                Map.of(
                    "suite.settings-service.url",
                    "http://settings:8083",
                    PlainHttp.NETWORK_ENCRYPTS,
                    "true")))
        .isEmpty();
    assertThat(refusal(List.of("local"), plain)).isEmpty();
    assertThat(refusal(List.of("local", "prod"), plain)).isPresent();
    assertThat(refusal(List.of(), plain)).isPresent();
  }
}
