package io.marketsuite.boundary.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LooseningsTest {
  private static final List<String> PRODUCTION = List.of("prod");

  private static Optional<String> refusal(List<String> profiles, String name, String value) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withSources(new EnvConfigSource(Map.of(name, value), 300))
            .withMapping(OutboundConfig.class)
            .build();
    return Loosenings.refusal(
        profiles, config.getPropertyNames(), key -> config.getOptionalValue(key, Boolean.class));
  }

  private static String environmentName(String key) {
    return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  static Stream<String> keys() {
    return Loosenings.KEYS.stream();
  }

  @Test
  void the_list_of_keys_is_closed() {
    assertThat(Loosenings.KEYS)
        .containsExactlyInAnyOrder(
            "suite.identity.allow-insecure-hosts",
            "suite.outbound.allow-insecure",
            "suite.outbound.allow-private-addresses");
  }

  @ParameterizedTest(name = "{0} stops the start in production")
  @MethodSource("keys")
  void each_key(String key) {
    assertThat(refusal(PRODUCTION, environmentName(key), "true"))
        .hasValueSatisfying(why -> assertThat(why).contains(key).contains("profile prod"));
    assertThat(refusal(PRODUCTION, key, "true")).isPresent();
  }

  @ParameterizedTest(name = "written as {0}")
  @ValueSource(strings = {"true", "TRUE", "1", "yes", "on", "y"})
  void whatever_the_service_would_read_as_true(String value) {
    assertThat(refusal(PRODUCTION, "SUITE_OUTBOUND_ALLOW_INSECURE", value)).isPresent();
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"prod", "production", "staging", "local,prod", "prod,local", "Local", ""})
  void every_profile_but_those_of_one_machine_is_production(String profiles) {
    List<String> active = Arrays.stream(profiles.split(",")).filter(p -> !p.isEmpty()).toList();
    assertThat(refusal(active, "SUITE_OUTBOUND_ALLOW_INSECURE", "true")).isPresent();
  }

  @ParameterizedTest(name = "in {0}")
  @ValueSource(strings = {"local", "test", "dev", "dev,local"})
  void one_machine_may_be_loosened(String profiles) {
    List<String> active = List.of(profiles.split(","));
    assertThat(refusal(active, "SUITE_OUTBOUND_ALLOW_INSECURE", "true")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "SUITE_LOGIN_ALLOW_INSECURE_COOKIES",
        "suite.hook.allow-private-addresses",
        "suite.some.dangerously-open"
      })
  void a_key_that_nobody_listed_but_is_named_like_one_is_one(String name) {
    assertThat(refusal(PRODUCTION, name, "true"))
        .hasValueSatisfying(why -> assertThat(why).contains(name));
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "SUITE_OUTBOUND_ALLOW_INSECURE, false",
    "SUITE_OUTBOUND_ALLOWED_HOSTS, api.carerix.io",
    "SUITE_OUTBOUND_ALLOWED_HOSTS, true",
    "OTHER_ALLOW_INSECURE, true",
    "SUITE_MANIFESTS, true",
  })
  void other_configuration_is_nobodys_business(String name, String value) {
    assertThat(refusal(PRODUCTION, name, value)).isEmpty();
  }

  @Test
  void unset_is_closed() {
    OutboundConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(OutboundConfig.class)
            .build()
            .getConfigMapping(OutboundConfig.class);
    assertThat(config.allowedHosts()).containsExactly("api.carerix.io");
    assertThat(config.allowInsecure()).isFalse();
    assertThat(config.allowPrivateAddresses()).isFalse();
    assertThat(config.connections()).isEqualTo(64);
  }
}
