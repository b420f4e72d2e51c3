package io.marketsuite.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The published language is the JDK's alone, so that a pure domain may speak it. */
class LayersTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.marketsuite.contracts");

  @Test
  void the_published_language_knows_only_the_jdk() {
    classes()
        .that()
        .resideInAPackage("io.marketsuite.contracts.lifecycle")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "io.marketsuite.contracts.lifecycle")
        .check(CLASSES);
  }

  @Test
  void no_framework_comes_with_the_contracts() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "io.marketsuite.contracts..",
            "com.fasterxml.jackson..",
            "org.apache.kafka.common..")
        .check(CLASSES);
  }
}
