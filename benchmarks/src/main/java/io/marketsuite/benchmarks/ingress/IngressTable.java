package io.marketsuite.benchmarks.ingress;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The result as a Markdown table: medians over the rounds, and whether each fence held. */
record IngressTable(Options options, Map<String, List<Round>> rounds) {

  void print(PrintStream out) {
    out.printf(
        "%n%d cores, Java %s; %d connections, %d tenants with a token each, one event per request;"
            + " medians of %d rounds of %d s%n%n",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        options.connections(),
        options.tenants(),
        options.rounds(),
        options.measured().toSeconds());
    out.println(
        "| | events/s | of bare | p50 ms | p99 ms | max ms | CPU µs/event | broker µs/event |"
            + " generator cores | MiB | 202s | records | other answers |");
    out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|");
    rounds.forEach((name, turns) -> line(out, name, turns));
  }

  private void line(PrintStream out, String name, List<Round> turns) {
    double rate = median(turns, turn -> turn.result().perSecond());
    out.printf(
        "| %s | %.0f | %s | %.1f | %.1f | %.1f | %.0f | %.0f | %.2f | %.0f | %d | %d %s | %s |%n",
        name,
        rate,
        ofBare(rate),
        median(turns, turn -> turn.result().millisAt(0.5)),
        median(turns, turn -> turn.result().millisAt(0.99)),
        median(turns, turn -> turn.result().millisAt(1)),
        median(turns, Round::cpuMicros),
        median(turns, Round::brokerMicros),
        median(turns, turn -> turn.result().generatorCores()),
        turns.stream().mapToLong(Round::residentBytes).max().orElseThrow() / 1048576.0,
        turns.stream().mapToLong(turn -> turn.result().accepted()).sum(),
        turns.stream().mapToLong(Round::appended).sum(),
        turns.stream().allMatch(Round::isFenced) ? "✓" : "✗ NOT EQUAL",
        turns.stream().map(turn -> turn.result().others()).filter(o -> !o.isEmpty()).toList());
  }

  private String ofBare(double rate) {
    List<Round> bare = rounds.get("bare");
    return bare == null
        ? "–"
        : "%.0f %%".formatted(100 * rate / median(bare, turn -> turn.result().perSecond()));
  }

  private static double median(List<Round> turns, ToDoubleFunction<Round> of) {
    double[] sorted = turns.stream().mapToDouble(of).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
