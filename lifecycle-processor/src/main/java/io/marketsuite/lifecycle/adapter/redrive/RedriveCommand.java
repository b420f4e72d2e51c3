package io.marketsuite.lifecycle.adapter.redrive;

import io.marketsuite.contracts.Topics;
import io.marketsuite.lifecycle.adapter.replay.PrintedProgress;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * {@code redrive} at a command line. Exit code 0: all that was asked for is redriven; 1: something
 * cannot be; 2: not understood or not possible.
 */
public final class RedriveCommand {
  private static final int DONE = 0;
  private static final int NOT_ALL = 1;
  private static final int IMPOSSIBLE = 2;

  private final PrintStream out;

  public RedriveCommand(PrintStream out) {
    this.out = out;
  }

  /** Runs it and returns the exit code. */
  public int run(List<String> arguments) {
    RedriveOptions options;
    try {
      options = RedriveOptions.parse(arguments);
    } catch (IllegalArgumentException notUnderstood) {
      out.println(notUnderstood.getMessage());
      out.print(RedriveOptions.USAGE);
      return IMPOSSIBLE;
    }
    try {
      return redrive(options);
    } catch (RuntimeException impossible) {
      out.println("✗ " + impossible.getMessage());
      return IMPOSSIBLE;
    }
  }

  private int redrive(RedriveOptions options) {
    Redrive.Report report =
        new Redrive(kafka(), options, new PrintedProgress(out, Duration.ofSeconds(2))).run();
    report.not().forEach((place, why) -> out.printf("  %s is not redriven: %s%n", place, why));
    out.printf(
        "%s %s: %,d %s, %,d were before, %,d not asked for, %,d cannot be%n",
        report.not().isEmpty() ? "✓" : "✗",
        Topics.unreadable(options.service()),
        report.redriven(),
        options.dryRun() ? "would be redriven" : "redriven",
        report.before(),
        report.left(),
        report.not().size());
    return report.not().isEmpty() ? DONE : NOT_ALL;
  }

  private static Map<String, Object> kafka() {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDefaultSources()
            .addDiscoveredSources()
            .build();
    return Map.of(
        "bootstrap.servers",
        config.getOptionalValue("kafka.bootstrap.servers", String.class).orElse("localhost:9092"));
  }
}
