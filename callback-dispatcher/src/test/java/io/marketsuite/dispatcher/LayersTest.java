package io.marketsuite.dispatcher;

import static io.marketsuite.testsupport.LayerRules.assertPackageDependsOnlyOn;

import io.marketsuite.dispatcher.domain.Lane;
import org.junit.jupiter.api.Test;

class LayersTest {
  private static final String ROOT = "io.marketsuite.dispatcher.";
  private static final String BOUNDARY = "io.marketsuite.boundary.outbound..";
  private static final String LANGUAGE = "io.marketsuite.contracts.lifecycle";

  @Test
  void the_domain_knows_the_jdks_values_and_the_published_language_alone() {
    assertPackageDependsOnlyOn(Lane.class, ROOT + "domain", "java.util..", "java.time..", LANGUAGE);
  }

  @Test
  void the_engine_knows_no_framework() {
    assertPackageDependsOnlyOn(
        Lane.class, ROOT + "application", "java.util..", "java.time..", LANGUAGE, ROOT + "domain");
  }

  @Test
  void the_marketplaces_form_stands_alone() {
    assertPackageDependsOnlyOn(
        Lane.class, ROOT + "carerix", "java.net", "java.nio.charset", "java.util..", LANGUAGE);
  }

  @Test
  void an_adapter_knows_no_other_framework_than_its_own() {
    String[] inside = {
      "java.util..",
      "java.time..",
      LANGUAGE,
      "io.marketsuite.contracts..",
      ROOT + "domain",
      ROOT + "application",
    };
    assertPackageDependsOnlyOn(
        Lane.class,
        ROOT + "adapter.kafka",
        with(
            inside,
            "java.nio.charset",
            "org.apache.kafka..",
            "org.jboss.logging",
            "com.fasterxml.jackson.annotation"));
    assertPackageDependsOnlyOn(
        Lane.class,
        ROOT + "adapter.http",
        with(
            inside,
            BOUNDARY,
            "java.io",
            "java.nio.charset",
            "java.security..",
            "javax.crypto..",
            "com.fasterxml.jackson..",
            ROOT + "carerix"));
    assertPackageDependsOnlyOn(
        Lane.class,
        ROOT + "adapter.broker",
        with(
            inside,
            "java.io",
            "java.net",
            "java.nio.charset",
            "com.fasterxml.jackson..",
            BOUNDARY));
  }

  private static String[] with(String[] some, String... more) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(some), java.util.Arrays.stream(more))
        .toArray(String[]::new);
  }
}
