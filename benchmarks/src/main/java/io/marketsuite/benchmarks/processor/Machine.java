package io.marketsuite.benchmarks.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a measurement was made on. */
final class Machine {
  private Machine() {}

  /** Cores, Java, and what else the machine does. */
  static String describe() {
    return "%d cores, Java %s, load %.1f"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.version"),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** Bytes of all files in a folder that may change meanwhile. */
  static long bytesIn(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(Machine::size).sum();
    } catch (NoSuchFileException _) {
      return 0;
    } catch (IOException | UncheckedIOException _) {
      // A file went while the folder was walked; the next look counts again.
      return 0;
    }
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException _) {
      return 0;
    }
  }
}
