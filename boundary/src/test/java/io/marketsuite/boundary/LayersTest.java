package io.marketsuite.boundary;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.marketsuite.testsupport.LayerRules.assertPackageDependsOnlyOn;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.marketsuite.boundary.outbound.OutboundUrls;
import org.junit.jupiter.api.Test;

class LayersTest {
  private static final String OUTBOUND = "io.marketsuite.boundary.outbound";

  @Test
  void the_rules_for_what_is_called_know_the_jdks_values_alone() {
    classes()
        .that()
        .resideInAPackage(OUTBOUND)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(OUTBOUND, "java.lang..", "java.net", "java.util..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(OUTBOUND));
  }

  @Test
  void the_outbound_client_knows_vertx_and_the_jdk() {
    assertPackageDependsOnlyOn(
        OutboundUrls.class,
        OUTBOUND + ".http",
        OUTBOUND,
        "io.vertx.core..",
        "java.net",
        "java.time",
        "java.util..",
        "javax.net.ssl");
  }
}
