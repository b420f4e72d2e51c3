package io.marketsuite.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, for telling why a part failed. */
public final class LogTail {
  private static final int LINES = 25;

  private LogTail() {}

  /** The last lines of a file; a remark where there are none. */
  public static String of(Path log) {
    if (!Files.exists(log)) {
      return "(there is no log)";
    }
    try {
      // Every byte is a character here, whatever a crash left in the file.
      List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      return lines.isEmpty()
          ? "(the log is empty)"
          : String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
