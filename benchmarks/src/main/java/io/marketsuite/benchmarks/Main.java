package io.marketsuite.benchmarks;

import io.marketsuite.benchmarks.answers.AnswersBench;
import io.marketsuite.benchmarks.ingress.IngressBench;
import io.marketsuite.benchmarks.processor.FailoverBench;
import io.marketsuite.benchmarks.processor.RestoreBench;
import io.marketsuite.benchmarks.start.StartBench;
import io.marketsuite.benchmarks.verify.VerifyBench;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code ./run bench}: verify, ingress, answers, start, restore or failover. Run it from the
 * project's folder.
 */
public final class Main {
  private static final int NOT_UNDERSTOOD = 2;
  private static final String USAGE =
      """
      Usage: ./run bench verify | ingress | answers | start | restore | failover [option]...
        verify    what verifying a token costs, step by step (JMH)
        ingress   the telemetry route under load, beside a bare prototype
        answers   commands through Kafka, the processor and back, at a steady rate
        start     ready time and memory of each service alone
        restore   a processor with an empty disk: until it decides; [installations]
        failover  a processor is killed under load: until another decides; [installations]
      See benchmarks/README.md.
      """;

  private Main() {}

  /**
   * Runs one benchmark.
   *
   * @param args its name and its options
   */
  public static void main(String[] args) {
    List<String> words = List.of(args);
    Path project = Path.of("");
    switch (words.isEmpty() ? "" : words.getFirst()) {
      case "verify" -> VerifyBench.run(words.subList(1, words.size()));
      case "ingress" -> IngressBench.run(project, words.subList(1, words.size()));
      case "answers" -> AnswersBench.run(project, words.subList(1, words.size()));
      case "start" -> StartBench.run(project);
      case "restore" -> RestoreBench.run(project, words.subList(1, words.size()));
      case "failover" -> FailoverBench.run(project, words.subList(1, words.size()));
      default -> {
        System.err.print(USAGE);
        System.exit(NOT_UNDERSTOOD);
      }
    }
  }
}
