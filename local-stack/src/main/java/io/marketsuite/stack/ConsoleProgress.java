package io.marketsuite.stack;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** One line per part for a person at a terminal. Thread-safe. */
public final class ConsoleProgress implements Progress {
  private static final long MIB = 1024 * 1024;
  private final PrintStream out;
  private final String tick;

  /**
   * @param out where the lines go
   * @param colour whether to colour them
   */
  public ConsoleProgress(PrintStream out, boolean colour) {
    this.out = out;
    this.tick = colour ? "\u001b[32m✓\u001b[0m" : "✓";
  }

  @Override
  public void up(String part, String where, Duration took, long residentBytes) {
    String memory = residentBytes < 0 ? "" : residentBytes / MIB + " MiB";
    out.println("  %s %-24s %-24s %7s %9s".formatted(tick, part, where, seconds(took), memory));
  }

  @Override
  public void note(String what, Duration took) {
    out.println("  %s %-49s %7s".formatted(tick, what, seconds(took)));
  }

  @Override
  public void stopping(String what) {
    out.println("  ■ stopping " + what);
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }
}
