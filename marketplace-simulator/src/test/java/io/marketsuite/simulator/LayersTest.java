package io.marketsuite.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each package may import. A package that is not listed here fails the build. */
class LayersTest {
  private static final String OURS = "io.marketsuite.simulator.";
  private static final Path SOURCES = Path.of("src/main/java/io/marketsuite/simulator");

  @Test
  void the_domain_imports_the_jdk_alone() {
    check("domain", "java.", OURS + "domain.");
  }

  @Test
  void the_identity_package_adds_jose_alone() {
    check("identity", "java.", "org.jose4j.", OURS + "identity.");
  }

  @Test
  void the_manifest_package_adds_yaml_alone() {
    check("manifest", "java.", "com.fasterxml.jackson.", OURS + "domain.");
  }

  @Test
  void the_application_knows_no_framework() {
    check(
        "application",
        "java.",
        "com.fasterxml.jackson.",
        OURS + "application.",
        OURS + "domain.",
        OURS + "identity.");
  }

  @Test
  void nothing_imports_the_project_s_other_modules() {
    assertThat(imports(SOURCES).filter(line -> line.startsWith("io.marketsuite.")))
        .isNotEmpty()
        .allMatch(line -> line.startsWith(OURS));
  }

  @Test
  void every_package_has_a_rule() throws IOException {
    try (Stream<Path> folders = Files.list(SOURCES)) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "domain", "identity", "manifest", "application", "config", "adapter");
    }
  }

  private static void check(String layer, String... allowed) {
    assertThat(imports(SOURCES.resolve(layer)))
        .isNotEmpty()
        .allMatch(line -> Stream.of(allowed).anyMatch(line::startsWith));
  }

  private static Stream<String> imports(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<String> lines =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(LayersTest::importsOf)
              .toList();
      return lines.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> importsOf(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith("import "))
          .map(line -> line.replaceFirst("^import (static )?", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
