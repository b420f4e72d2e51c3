package io.marketsuite.benchmarks.answers;

import io.marketsuite.contracts.lifecycle.CommandKind;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints the results as a table, rate by rate. */
record AnswersTable(PrintStream out) {

  /**
   * Prints what stands above it.
   *
   * @param loadBefore the machine's load average before the stack was started; negative if unknown
   */
  void head(Options options, double loadBefore) {
    out.printf(
        "%n%d cores, Java %s; load average %.1f before; %d tenants, %d s for each rate%n%n",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        loadBefore,
        options.tenants(),
        options.measured().toSeconds());
    out.println(
        "| commands/s | | answered 200 | p50 ms | p90 ms | p99 ms | max ms | other answers |");
    out.println("|--:|---|--:|--:|--:|--:|--:|---|");
  }

  /**
   * Prints the lines of a rate, and below them what its processes took.
   *
   * @param latestMillis how late the latest command was sent
   * @param cores by part, how many cores it used
   */
  void lines(int rate, Timings timings, double latestMillis, Map<String, Double> cores) {
    for (CommandKind kind :
        List.of(CommandKind.ACTIVATE, CommandKind.DEACTIVATE, CommandKind.UPDATE)) {
      out.printf(
          "| %d | %s | %d | %.1f | %.1f | %.1f | %.1f | %s |%n",
          rate,
          kind,
          timings.done(kind),
          timings.millisAt(kind, 0.5),
          timings.millisAt(kind, 0.9),
          timings.millisAt(kind, 0.99),
          timings.millisAt(kind, 1),
          timings.others(kind).isEmpty() ? "none" : timings.others(kind));
    }
    out.printf(
        "  (sent %.1f ms late at most; cores: %s)%n",
        latestMillis,
        cores.entrySet().stream()
            .map(part -> "%s %.2f".formatted(part.getKey(), part.getValue()))
            .collect(Collectors.joining(", ")));
  }
}
