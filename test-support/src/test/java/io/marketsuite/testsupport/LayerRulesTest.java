package io.marketsuite.testsupport;

import static io.marketsuite.testsupport.LayerRules.assertPackageDependsOnlyOn;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.testsupport.layers.pure.Pure;
import org.junit.jupiter.api.Test;

class LayerRulesTest {
  private static final String LAYERS = "io.marketsuite.testsupport.layers.";

  @Test
  void a_layer_may_use_what_is_allowed() {
    assertThatCode(() -> assertPackageDependsOnlyOn(Pure.class, LAYERS + "pure", "java.util.."))
        .doesNotThrowAnyException();
  }

  @Test
  void a_layer_that_uses_more_than_is_allowed_fails_and_names_the_use() {
    assertThatThrownBy(
            () -> assertPackageDependsOnlyOn(Pure.class, LAYERS + "leaky", "java.util.."))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("java.io.File");
  }

  @Test
  void a_rule_about_an_empty_package_fails() {
    assertThatThrownBy(() -> assertPackageDependsOnlyOn(Pure.class, LAYERS + "misspelt"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("there are none");
  }
}
