package io.marketsuite.lifecycle.timeline;

import io.marketsuite.testsupport.LayerRules;
import org.junit.jupiter.api.Test;

class TimelineLayerTest {

  @Test
  void what_is_told_knows_the_jdk_and_the_published_language_alone() {
    LayerRules.assertPackageDependsOnlyOn(
        Lines.class,
        "io.marketsuite.lifecycle.timeline",
        "java.time..",
        "java.util..",
        "io.marketsuite.contracts.lifecycle..");
  }
}
