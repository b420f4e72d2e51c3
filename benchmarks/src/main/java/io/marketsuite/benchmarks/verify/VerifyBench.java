package io.marketsuite.benchmarks.verify;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of this package with short settings and prints one table. */
public final class VerifyBench {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private VerifyBench() {}

  /**
   * Runs them.
   *
   * @param words {@code thorough} for longer and more iterations
   */
  public static void run(List<String> words) {
    boolean thorough = words.contains("thorough");
    try {
      print(
          new Runner(
                  new OptionsBuilder()
                      .include(VerifyBench.class.getPackageName() + "\\..*")
                      .forks(1)
                      .warmupIterations(thorough ? 5 : 3)
                      .measurementIterations(thorough ? 10 : 5)
                      .warmupTime(TimeValue.seconds(1))
                      .measurementTime(TimeValue.seconds(1))
                      .addProfiler(GCProfiler.class)
                      .jvmArgsAppend("-Xmx256m", "-XX:+UseSerialGC")
                      .verbosity(VerboseMode.SILENT)
                      .build())
              .run());
    } catch (RunnerException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void print(Collection<RunResult> results) {
    System.out.printf(
        "%n%d cores, Java %s; one thread%n%n",
        Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
    System.out.println("| | | µs | ± | bytes allocated |");
    System.out.println("|---|---|--:|--:|--:|");
    for (RunResult result : results) {
      Result<?> time = result.getPrimaryResult();
      System.out.printf(
          "| %s | %s | %.1f | %.1f | %s |%n",
          time.getLabel(),
          parameters(result.getParams()),
          time.getScore(),
          time.getScoreError(),
          allocated(result));
    }
  }

  private static String parameters(BenchmarkParams params) {
    return params.getParamsKeys().stream().map(params::getParam).collect(Collectors.joining(" "));
  }

  private static String allocated(RunResult result) {
    Result<?> bytes = result.getSecondaryResults().get(ALLOCATED);
    return bytes == null ? "–" : "%.0f".formatted(bytes.getScore());
  }
}
