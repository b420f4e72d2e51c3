package io.marketsuite.telemetry;

import static io.marketsuite.testsupport.LayerRules.assertPackageDependsOnlyOn;

import io.marketsuite.telemetry.domain.MetricRow;
import org.junit.jupiter.api.Test;

class LayersTest {
  private static final String ROOT = "io.marketsuite.telemetry.";
  private static final String LIFECYCLE = "io.marketsuite.contracts.lifecycle";

  @Test
  void the_domain_knows_the_jdk_and_the_lifecycle_records_alone() {
    allows("domain", "java.time", "java.util..", LIFECYCLE);
  }

  @Test
  void the_recomputation_shares_nothing_with_the_domain() {
    allows("recompute", "java.time", "java.util..", LIFECYCLE);
  }

  @Test
  void the_application_knows_no_framework() {
    allows("application", "java.time", "java.util..", ROOT + "domain", ROOT + "recompute");
  }

  @Test
  void reading_and_writing_records_needs_no_streams() {
    allows(
        "wire",
        "java.time",
        "java.util..",
        "java.io",
        "java.nio.charset",
        ROOT + "domain",
        LIFECYCLE,
        "io.marketsuite.contracts.wire",
        "com.fasterxml.jackson..",
        "org.apache.kafka.common.serialization");
  }

  @Test
  void the_topology_knows_no_quarkus_and_no_adapter() {
    allows(
        "topology",
        "java.time",
        "java.util..",
        "java.nio.charset",
        ROOT + "domain",
        ROOT + "wire",
        "io.marketsuite.contracts..",
        "org.apache.kafka..",
        "org.rocksdb..",
        "org.jboss.logging");
  }

  private static void allows(String layer, String... packages) {
    assertPackageDependsOnlyOn(MetricRow.class, ROOT + layer, packages);
  }
}
