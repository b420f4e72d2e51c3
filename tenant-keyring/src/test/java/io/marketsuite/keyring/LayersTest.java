package io.marketsuite.keyring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What this module may know, and what it shows of it. */
class LayersTest {
  private static final String ROOT = "io.marketsuite.keyring";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void everything_is_in_one_package_and_knows_the_jdk_and_tink() {
    assertThat(CLASSES.stream().map(type -> type.getPackageName()).distinct())
        .containsExactly(ROOT);
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "com.google.crypto.tink..", ROOT)
        .check(CLASSES);
  }

  @Test
  void the_values_know_the_jdk_alone() {
    for (Class<?> value :
        new Class<?>[] {
          Secret.class,
          Framing.class,
          SealingScope.class,
          SealingContext.class,
          StorageScope.class,
          Fingerprint.class
        }) {
      classes()
          .that()
          .belongToAnyOf(value)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", ROOT)
          .check(CLASSES);
    }
  }

  @Test
  void no_public_method_of_a_public_class_shows_tink() {
    assertThat(
            CLASSES.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(LayersTest::showsTink))
        .isEmpty();
  }

  private static boolean showsTink(JavaMethod method) {
    return Stream.concat(
            Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
        .anyMatch(type -> type.getPackageName().startsWith("com.google"));
  }
}
