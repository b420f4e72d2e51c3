package io.marketsuite.settings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.SettingPresence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsMergeTest {
  private static final SettingName KEY = new SettingName("backend", "apiKey");
  private static final SettingName MODE = new SettingName("backend", "mode");
  private static final SettingName NOTES = new SettingName("worker", "notes");
  private static final SettingValue VALUE = new SettingValue("\"s3cr3t\"");

  @Test
  void a_named_code_replaces_and_the_others_stay() {
    SettingsMerge merge =
        SettingsMerge.of(List.of(with(KEY)), false, Map.of(KEY, VALUE), Set.of(KEY, MODE, NOTES));

    assertThat(merge).isEqualTo(new SettingsMerge.Change(Map.of(KEY, VALUE), Set.of()));
  }

  @Test
  void a_named_code_without_a_value_is_removed() {
    SettingsMerge merge =
        SettingsMerge.of(List.of(without(MODE)), false, Map.of(), Set.of(KEY, MODE));

    assertThat(merge).isEqualTo(new SettingsMerge.Change(Map.of(), Set.of(MODE)));
  }

  @Test
  void an_empty_value_of_a_code_that_is_said_to_have_none_is_not_stored() {
    SettingsMerge merge =
        SettingsMerge.of(
            List.of(without(MODE)), false, Map.of(MODE, new SettingValue("\"\"")), Set.of(MODE));

    assertThat(merge).isEqualTo(new SettingsMerge.Change(Map.of(), Set.of(MODE)));
  }

  @Test
  void replacing_all_removes_what_is_not_named() {
    SettingsMerge merge =
        SettingsMerge.of(List.of(with(KEY)), true, Map.of(KEY, VALUE), Set.of(KEY, MODE, NOTES));

    assertThat(merge).isEqualTo(new SettingsMerge.Change(Map.of(KEY, VALUE), Set.of(MODE, NOTES)));
  }

  @Test
  void removing_what_is_not_stored_changes_nothing() {
    SettingsMerge merge = SettingsMerge.of(List.of(without(MODE)), false, Map.of(), Set.of(KEY));

    assertThat(merge).isEqualTo(new SettingsMerge.Change(Map.of(), Set.of()));
  }

  @Test
  void a_code_that_is_said_to_have_a_value_but_came_without_is_a_contradiction() {
    SettingsMerge merge = SettingsMerge.of(List.of(with(KEY)), false, Map.of(), Set.of(KEY));

    assertThat(merge)
        .isInstanceOfSatisfying(
            SettingsMerge.Contradiction.class,
            it -> assertThat(it.sentence()).contains("backend.apiKey"));
  }

  @Test
  void a_value_whose_code_was_not_named_is_a_contradiction_that_does_not_show_the_value() {
    SettingsMerge merge = SettingsMerge.of(List.of(), false, Map.of(KEY, VALUE), Set.of());

    assertThat(merge)
        .isInstanceOfSatisfying(
            SettingsMerge.Contradiction.class,
            it -> assertThat(it.sentence()).contains("backend.apiKey").doesNotContain("s3cr3t"));
  }

  @Test
  void a_value_is_masked() {
    assertThat(VALUE.toString()).doesNotContain("s3cr3t");
  }

  private static SettingPresence with(SettingName name) {
    return new SettingPresence(name.serviceId(), name.code(), true);
  }

  private static SettingPresence without(SettingName name) {
    return new SettingPresence(name.serviceId(), name.code(), false);
  }
}
