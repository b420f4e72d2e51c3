package io.marketsuite.lifecycle.adapter.replay;

import io.marketsuite.lifecycle.adapter.config.LifecycleConfig;
import io.marketsuite.lifecycle.adapter.config.PolicyFactory;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * {@code replay} at a command line, with the processor's own configuration. Exit code 0: all
 * agrees; 1: something differs; 2: not understood or not possible.
 */
public final class ReplayCommand {
  private static final int AGREES = 0;
  private static final int DIFFERS = 1;
  private static final int IMPOSSIBLE = 2;

  private final PrintStream out;

  public ReplayCommand(PrintStream out) {
    this.out = out;
  }

  /** Runs it and returns the exit code. */
  public int run(List<String> arguments) {
    ReplayOptions options;
    try {
      options = ReplayOptions.parse(arguments);
    } catch (IllegalArgumentException notUnderstood) {
      out.println(notUnderstood.getMessage());
      out.print(ReplayOptions.USAGE);
      return IMPOSSIBLE;
    }
    try {
      return replay(options);
    } catch (RuntimeException impossible) {
      out.println("✗ " + impossible.getMessage());
      return IMPOSSIBLE;
    }
  }

  private int replay(ReplayOptions options) {
    SmallRyeConfig config = configuration();
    Map<String, Object> kafka =
        Map.of(
            "bootstrap.servers",
            config
                .getOptionalValue("kafka.bootstrap.servers", String.class)
                .orElse("localhost:9092"));
    Replay replay =
        new Replay(
            kafka,
            PolicyFactory.policy(config.getConfigMapping(LifecycleConfig.class)),
            new PrintedProgress(out, Duration.ofSeconds(2)));
    Replay.Report report = replay.verify(options.examples());
    print(report);
    if (!report.agrees()) {
      return DIFFERS;
    }
    options.rebuildInto().ifPresent(id -> rebuild(replay, report, id));
    return AGREES;
  }

  private void rebuild(Replay replay, Replay.Report report, String applicationId) {
    replay.rebuildInto(applicationId, report.partitions());
    out.printf(
        "✓ %s is prepared: stop the processor, start it with QUARKUS_KAFKA_STREAMS_APPLICATION_ID=%s%n",
        applicationId, applicationId);
  }

  private void print(Replay.Report report) {
    out.printf(
        "%d inputs decided again as recorded, %d ticks and inputs put aside, %d installations folded%n",
        report.tally().same(), report.tally().nothingDecided(), report.installations());
    report.tally().examples().forEach(it -> out.println("  " + it));
    report.otherStates().stream()
        .limit(report.tally().examples().size() + 20L)
        .forEach(key -> out.println("  the state topic holds another state of " + key));
    if (report.tally().underOtherRules() > 0) {
      out.printf(
          "%d inputs would be decided otherwise now; the rules have changed since: no fault%n",
          report.tally().underOtherRules());
    }
    out.printf(
        report.agrees()
            ? "✓ The truth agrees with the decider and with the state topic.%n"
            : "✗ %d decisions and %d states differ.%n",
        report.tally().differing(),
        report.otherStates().size());
  }

  /** The processor's: environment, system properties, application.yaml, defaults. */
  private static SmallRyeConfig configuration() {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDefaultSources()
        .addDiscoveredSources()
        .addDiscoveredConverters()
        .withMapping(LifecycleConfig.class)
        .withValidateUnknown(false)
        .build();
  }
}
