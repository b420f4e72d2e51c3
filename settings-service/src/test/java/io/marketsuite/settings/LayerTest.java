package io.marketsuite.settings;

import io.marketsuite.settings.domain.GenerationId;
import io.marketsuite.testsupport.LayerRules;
import org.junit.jupiter.api.Test;

class LayerTest {
  @Test
  void the_domain_knows_the_jdk_and_the_lifecycle_records_only() {
    LayerRules.assertPackageDependsOnlyOn(
        GenerationId.class,
        "io.marketsuite.settings.domain",
        "java.math",
        "java.nio.charset",
        "java.time..",
        "java.util..",
        "io.marketsuite.contracts.lifecycle");
  }

  @Test
  void the_use_cases_know_no_adapter() {
    LayerRules.assertPackageDependsOnlyOn(
        GenerationId.class,
        "io.marketsuite.settings.application",
        "java.io",
        "java.nio.charset",
        "java.time..",
        "java.util..",
        "com.fasterxml.jackson..",
        "io.marketsuite.contracts..",
        "io.marketsuite.keyring",
        "io.marketsuite.settings.domain",
        "io.quarkus.arc..",
        "jakarta.enterprise..",
        "jakarta.transaction..");
  }

  @Test
  void the_database_adapter_serves_the_use_cases_and_nothing_else() {
    LayerRules.assertPackageDependsOnlyOn(
        GenerationId.class,
        "io.marketsuite.settings.adapter.postgres",
        "java.sql",
        "java.time..",
        "java.util..",
        "io.marketsuite.contracts..",
        "io.marketsuite.settings.application",
        "io.marketsuite.settings.domain",
        "io.quarkus..",
        "jakarta..",
        "org.hibernate..");
  }
}
