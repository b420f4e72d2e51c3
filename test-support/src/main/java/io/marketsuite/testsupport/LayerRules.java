package io.marketsuite.testsupport;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.stream.Stream;

/**
 * Which packages a layer may use, as an allow-list. A rule about a package without classes fails: a
 * rule that matches nothing protects nothing.
 */
public final class LayerRules {
  private LayerRules() {}

  /**
   * Asserts that the classes of a package and its subpackages use nothing but themselves, {@code
   * java.lang} and the allowed packages.
   *
   * @param anchor any class of the module's main code: the rule covers the folder or jar it is in
   * @param layer the package, for example {@code io.marketsuite.ingress.domain}
   * @param allowed packages in ArchUnit's notation: {@code java.util..} means with subpackages
   * @throws AssertionError naming each use that is not allowed, or when the package is empty
   */
  public static void assertPackageDependsOnlyOn(Class<?> anchor, String layer, String... allowed) {
    String inLayer = layer + "..";
    JavaClasses classes =
        new ClassFileImporter()
            .importUrl(anchor.getProtectionDomain().getCodeSource().getLocation());
    if (classes.stream().noneMatch(resideInAPackage(inLayer))) {
      throw new AssertionError("Expected classes in package " + layer + ", but there are none");
    }
    String[] packages =
        Stream.concat(Stream.of(inLayer, "java.lang.."), Stream.of(allowed)).toArray(String[]::new);
    ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(inLayer)
        .should()
        .onlyDependOnClassesThat(elementType(packages))
        .check(classes);
  }

  /** An array counts as what it holds. */
  private static DescribedPredicate<JavaClass> elementType(String... packages) {
    DescribedPredicate<JavaClass> allowed = resideInAnyPackage(packages);
    return describe(
        "are primitive or " + allowed.getDescription(),
        type -> {
          JavaClass element = type.getBaseComponentType();
          return element.isPrimitive() || allowed.test(element);
        });
  }
}
