package io.marketsuite.token;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What each package may know. A package that is not listed here may not exist. */
class LayersTest {
  private static final String ROOT = "io.marketsuite.token";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void there_are_six_packages() {
    assertThat(CLASSES.stream().map(type -> type.getPackageName()).distinct())
        .containsExactlyInAnyOrder(
            ROOT,
            ROOT + ".adapter.jose",
            ROOT + ".adapter.http",
            ROOT + ".adapter.file",
            ROOT + ".carerix",
            ROOT + ".quarkus");
  }

  @Test
  void the_core_knows_the_jdk_a_json_tokenizer_and_a_map_that_forgets() {
    allow(
        ROOT,
        "java..",
        "com.fasterxml.jackson.core..",
        "com.github.benmanes.caffeine.cache..",
        ROOT);
  }

  @Test
  void the_core_does_no_network_io() {
    noClasses()
        .that()
        .resideInAPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "java.nio.file..")
        .check(CLASSES);
  }

  @Test
  void jose4j_stays_in_its_adapter() {
    allow(ROOT + ".adapter.jose", "java..", "org.jose4j..", ROOT, ROOT + ".adapter.jose");
  }

  @Test
  void the_http_adapter_knows_the_outbound_client_and_the_reader_of_key_sets() {
    allow(
        ROOT + ".adapter.http",
        "java..",
        "io.marketsuite.boundary.outbound..",
        ROOT,
        ROOT + ".adapter.jose",
        ROOT + ".adapter.http");
  }

  @Test
  void the_file_adapter_knows_yaml_and_the_configuration() {
    allow(
        ROOT + ".adapter.file", "java..", "com.fasterxml.jackson..", ROOT, ROOT + ".adapter.file");
  }

  @Test
  void nothing_but_its_own_package_knows_quarkus() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".quarkus")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.quarkus..",
            "io.smallrye..",
            "io.micrometer..",
            "jakarta..",
            "org.eclipse.microprofile..",
            ROOT + ".quarkus")
        .check(CLASSES);
  }

  @Test
  void carerix_is_an_edge() {
    allow(ROOT + ".carerix", "java..", ROOT, ROOT + ".adapter.jose", ROOT + ".carerix");
  }

  @Test
  void nothing_takes_the_time_but_from_the_injected_clock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .check(CLASSES);
  }

  private static void allow(String layer, String... packages) {
    classes()
        .that()
        .resideInAPackage(layer)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(CLASSES);
  }
}
