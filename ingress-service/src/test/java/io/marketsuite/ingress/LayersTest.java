package io.marketsuite.ingress;

import static io.marketsuite.testsupport.LayerRules.assertPackageDependsOnlyOn;

import io.marketsuite.ingress.domain.Answer;
import org.junit.jupiter.api.Test;

class LayersTest {
  private static final String ROOT = "io.marketsuite.ingress.";
  private static final String LIFECYCLE = "io.marketsuite.contracts.lifecycle..";

  @Test
  void the_domain_uses_the_jdk_and_the_lifecycles_records_alone() {
    assertPackageDependsOnlyOn(
        Answer.class,
        ROOT + "domain",
        LIFECYCLE,
        "java.util",
        "java.util.function",
        "java.util.regex",
        "java.util.stream",
        "java.time",
        "java.math");
  }

  @Test
  void what_is_carerixs_alone_knows_no_transport() {
    assertPackageDependsOnlyOn(
        Answer.class,
        ROOT + "carerix",
        ROOT + "domain..",
        LIFECYCLE,
        "io.marketsuite.contracts.manifest..",
        "io.marketsuite.boundary.outbound",
        "io.marketsuite.keyring..",
        "com.fasterxml.jackson.databind..",
        "java.util..");
  }

  @Test
  void the_use_cases_know_their_ports_and_no_adapter() {
    assertPackageDependsOnlyOn(
        Answer.class,
        ROOT + "application",
        ROOT + "domain..",
        ROOT + "carerix..",
        "io.marketsuite.contracts..",
        "io.marketsuite.keyring..",
        "com.fasterxml.jackson.databind..",
        "java.util..",
        "java.time..");
  }

  @Test
  void the_http_adapter_knows_neither_kafka_nor_the_database() {
    assertPackageDependsOnlyOn(
        Answer.class,
        ROOT + "adapter.http",
        ROOT + "application..",
        ROOT + "domain..",
        ROOT + "carerix..",
        "io.marketsuite.contracts..",
        "io.marketsuite.token..",
        "io.marketsuite.boundary.quarkus..",
        "com.fasterxml.jackson..",
        "io.vertx..",
        "io.opentelemetry.api..",
        "jakarta..",
        "org.jboss.logging..",
        "java.util..",
        "java.time..",
        "java.net",
        "java.io",
        "java.nio..");
  }

  @Test
  void the_kafka_adapter_knows_kafka_and_the_ports() {
    assertPackageDependsOnlyOn(
        Answer.class,
        ROOT + "adapter.kafka",
        ROOT + "application..",
        ROOT + "domain..",
        "io.marketsuite.contracts..",
        "org.apache.kafka..",
        "org.eclipse.microprofile.health..",
        "org.jboss.logging..",
        "java.util..",
        "java.time..",
        "java.nio..");
  }

  @Test
  void the_postgres_adapter_knows_jdbc_and_its_port() {
    assertPackageDependsOnlyOn(
        Answer.class,
        ROOT + "adapter.postgres",
        ROOT + "application..",
        "java.sql..",
        "javax.sql..",
        "java.util..",
        "java.time..");
  }
}
