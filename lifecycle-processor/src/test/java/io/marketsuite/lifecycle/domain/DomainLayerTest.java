package io.marketsuite.lifecycle.domain;

import io.marketsuite.testsupport.LayerRules;
import org.junit.jupiter.api.Test;

class DomainLayerTest {

  @Test
  void theDomainKnowsTheJdkAndThePublishedLanguageAlone() {
    LayerRules.assertPackageDependsOnlyOn(
        Decider.class,
        "io.marketsuite.lifecycle.domain",
        "java.time..",
        "java.util..",
        "java.nio.charset..",
        "io.marketsuite.contracts.lifecycle..");
  }
}
