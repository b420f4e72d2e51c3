package io.marketsuite.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Says which real parts the tests ran on: on standard output and in the module's target folder. */
public final class RealPartsReport {
  private static final Path FILE = Path.of("target", "real-parts.txt");

  private RealPartsReport() {}

  /** Adds a line, such as which server and from where. */
  public static void add(String line) {
    System.out.println("[real parts] " + line);
    try {
      Files.createDirectories(FILE.getParent());
      Files.write(FILE, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
