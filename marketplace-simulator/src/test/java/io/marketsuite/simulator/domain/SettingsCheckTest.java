package io.marketsuite.simulator.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.marketsuite.simulator.Samples;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsCheckTest {
  private static final Manifest MANIFEST = Samples.fiveTypes();

  static Stream<Arguments> goodValues() {
    return Stream.of(
        arguments("title", "one line"),
        arguments("title", ""),
        arguments("notes", "two\nlines"),
        arguments("enabled", false),
        arguments("mode", "slow"),
        arguments("stages", List.of(Map.of("id", 7))));
  }

  static Stream<Arguments> badValues() {
    return Stream.of(
        arguments("title", "two\nlines"),
        arguments("title", "ends\n"),
        arguments("title", "old mac\rline"),
        arguments("title", 1),
        arguments("notes", true),
        arguments("enabled", "true"),
        arguments("mode", "sideways"),
        arguments("mode", false),
        arguments("stages", Map.of("id", 7)),
        arguments("stages", List.of("7")),
        arguments("unheardOf", "x"));
  }

  @ParameterizedTest
  @MethodSource("goodValues")
  void a_value_of_the_declared_type_may_be_sent(String code, Object value) {
    assertThat(SettingsCheck.faults(MANIFEST, Map.of("backend", Map.of(code, value)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("badValues")
  void any_other_value_is_named_and_not_repeated(String code, Object value) {
    assertThat(SettingsCheck.faults(MANIFEST, Map.of("backend", Map.of(code, value))))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.serviceId()).isEqualTo("backend");
              assertThat(fault.code()).isEqualTo(code);
              assertThat(fault.sentence()).endsWith(".");
            });
  }

  @Test
  void an_unknown_service_and_a_service_that_is_no_object_are_refused() {
    assertThat(SettingsCheck.faults(MANIFEST, Map.of("elsewhere", Map.of()))).hasSize(1);
    assertThat(SettingsCheck.faults(MANIFEST, Map.of("backend", "x"))).hasSize(1);
  }

  @Test
  void only_an_administrator_sees_what_is_sensitive_or_undeclared() {
    Map<String, Object> stored =
        Map.of("backend", Map.of("title", "t", "apiKey", "secret", "unheardOf", 1));

    assertThat(SettingsCheck.visible(MANIFEST, stored, true)).isEqualTo(stored);
    assertThat(SettingsCheck.visible(MANIFEST, stored, false))
        .isEqualTo(Map.of("backend", Map.of("title", "t")));
  }
}
