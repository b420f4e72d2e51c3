package io.marketsuite.benchmarks.processor;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.stack.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A fresh instance with an empty disk, as after a kill under exactly-once: from starting its
 * process to the first decision in every partition.
 */
public final class RestoreBench {
  private static final int STANDARD = 1_000_000;

  /** So many tenants that each partition has one. */
  private static final int PROBES = 30;

  private RestoreBench() {}

  /**
   * Runs it and prints a table.
   *
   * @param words how many installations; a million unless told otherwise
   */
  public static void run(Path project, List<String> words) {
    int installations = words.isEmpty() ? STANDARD : Integer.parseInt(words.getFirst());
    Path folder = project.resolve("benchmarks/target/restore");
    try (ProcessorRig rig = ProcessorRig.start(project, folder)) {
      System.out.println(Machine.describe());
      int bytes = rig.fill(installations);
      System.out.printf(
          "filled %,d installations, %,d bytes each; starting%n", installations, bytes);
      measure(rig, installations, bytes);
    }
  }

  private static void measure(ProcessorRig rig, int installations, int bytes) {
    try (Decisions decisions = new Decisions(rig.bootstrapServers())) {
      List<Command> probes =
          IntStream.rangeClosed(1, PROBES)
              .mapToObj(i -> BenchCommands.of(i, CommandKind.DEACTIVATE))
              .toList();
      probes.forEach(rig.log()::append);
      rig.log().flush();
      long begun = System.nanoTime();
      Thread progress = Thread.ofVirtual().start(() -> progress(rig, begun));
      try (ServiceProcess processor = rig.processor("restore", 0, Map.of())) {
        double ready = processor.startUp().toMillis() / 1e3;
        probes.forEach(it -> ProcessorRig.await(decisions, it));
        double deciding = seconds(begun);
        progress.interrupt();
        System.out.println();
        System.out.println(
            "| installations | bytes each | ready after s | all partitions decide after s | restored/s | MiB then | MiB on disk |");
        System.out.println("|--:|--:|--:|--:|--:|--:|--:|");
        System.out.printf(
            "| %,d | %,d | %.1f | %.1f | %,.0f | %.0f | %.0f |%n",
            installations,
            bytes,
            ready,
            deciding,
            installations / deciding,
            processor.process().residentBytes() / 1048576.0,
            Machine.bytesIn(rig.state("restore")) / 1048576.0);
        System.out.println(Machine.describe());
      }
    }
  }

  private static void progress(ProcessorRig rig, long begun) {
    try {
      while (true) {
        Thread.sleep(Duration.ofSeconds(5));
        System.out.printf(
            "  %.0f s, %.0f MiB on disk%n",
            seconds(begun), Machine.bytesIn(rig.state("restore")) / 1048576.0);
      }
    } catch (InterruptedException _) {
      // It is done.
    }
  }

  private static double seconds(long sinceNanos) {
    return (System.nanoTime() - sinceNanos) / 1e9;
  }
}
