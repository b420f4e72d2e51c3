package io.marketsuite.benchmarks.answers;

import io.marketsuite.contracts.lifecycle.CommandKind;
import java.io.PrintStream;
import java.util.List;

/**
 * The result as a table.
 *
 * @param latestMillis how late the latest command was sent
 * @param loadBefore the machine's load average before the stack was started; negative if unknown
 */
record AnswersTable(Options options, Timings timings, double latestMillis, double loadBefore) {

  void print(PrintStream out) {
    out.printf(
        "%n%d cores, Java %s; load average %.1f before; %d commands/s, %d tenants, %d s; sent"
            + " %.1f ms late at most%n%n",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        loadBefore,
        options.rate(),
        options.tenants(),
        options.measured().toSeconds(),
        latestMillis);
    out.println("| | answered 200 | p50 ms | p90 ms | p99 ms | max ms | other answers |");
    out.println("|---|--:|--:|--:|--:|--:|---|");
    for (CommandKind kind :
        List.of(CommandKind.ACTIVATE, CommandKind.DEACTIVATE, CommandKind.UPDATE)) {
      out.printf(
          "| %s | %d | %.1f | %.1f | %.1f | %.1f | %s |%n",
          kind,
          timings.done(kind),
          timings.millisAt(kind, 0.5),
          timings.millisAt(kind, 0.9),
          timings.millisAt(kind, 0.99),
          timings.millisAt(kind, 1),
          timings.others(kind).isEmpty() ? "none" : timings.others(kind));
    }
  }
}
