package io.marketsuite.benchmarks.processor;

import io.marketsuite.stack.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Two instances under load, one is killed: how long nobody decides in its partitions, with a
 * standby replica and without.
 */
public final class FailoverBench {
  private static final int STANDARD = 100_000;
  private static final int PER_SECOND = 100;
  private static final Duration BEFORE = Duration.ofSeconds(15);
  private static final Duration AFTER = Duration.ofSeconds(10);
  private static final Duration SILENCE_LIMIT = Duration.ofMinutes(3);

  private FailoverBench() {}

  /**
   * What a round came to, in seconds.
   *
   * @param silence the longest time without a decision in a partition
   * @param longestWait of one command, from when it was due
   * @param usualP99 of the wait before the kill
   * @param lost commands without a decision at the end
   */
  private record Round(
      double silence, double longestWait, double usualP99, int sent, long lost, long twice) {}

  /**
   * Runs it and prints a table.
   *
   * @param words how many installations; a hundred thousand unless told otherwise
   */
  public static void run(Path project, List<String> words) {
    int installations = words.isEmpty() ? STANDARD : Integer.parseInt(words.getFirst());
    List<String> rows = new ArrayList<>();
    System.out.println(Machine.describe());
    for (int standby : List.of(0, 1)) {
      Round round = round(project, installations, standby);
      rows.add(
          "| %d | %,d | %.1f | %.1f | %.3f | %,d | %d | %d |"
              .formatted(
                  standby,
                  installations,
                  round.silence(),
                  round.longestWait(),
                  round.usualP99(),
                  round.sent(),
                  round.lost(),
                  round.twice()));
    }
    System.out.println();
    System.out.println(
        "| standby replicas | installations | longest silence s | longest wait s | p99 before s | commands | lost | twice |");
    System.out.println("|--:|--:|--:|--:|--:|--:|--:|--:|");
    rows.forEach(System.out::println);
    System.out.println(Machine.describe());
  }

  private static Round round(Path project, int installations, int standby) {
    Path folder = project.resolve("benchmarks/target/failover");
    try (ProcessorRig rig = ProcessorRig.start(project, folder)) {
      rig.fill(installations);
      // At once, so that neither has all tasks because it was first.
      CompletableFuture<ServiceProcess> other =
          CompletableFuture.supplyAsync(() -> rig.processor("survivor", standby, Map.of()));
      try (ServiceProcess victim = rig.processor("victim", standby, Map.of());
          ServiceProcess _ = other.join();
          Decisions decisions = new Decisions(rig.bootstrapServers());
          SteadyLoad load = new SteadyLoad(rig.log(), installations, PER_SECOND)) {
        settle(rig, load, decisions);
        System.out.printf("  %d standby: both decide; killing one%n", standby);
        long killed = System.nanoTime();
        victim.kill();
        awaitDecided(load, decisions, killed);
        ProcessorRig.pause(AFTER);
        load.stop();
        awaitDecided(load, decisions, System.nanoTime());
        return measured(load.sent(), decisions, killed);
      }
    }
  }

  /** Until all that was asked is decided, both disks are full, and a while longer. */
  private static void settle(ProcessorRig rig, SteadyLoad load, Decisions decisions) {
    ProcessorRig.pause(BEFORE);
    awaitDecided(load, decisions, System.nanoTime());
    long before = -1;
    long now = bytes(rig);
    while (now > before * 1.01) {
      ProcessorRig.pause(Duration.ofSeconds(5));
      before = now;
      now = bytes(rig);
    }
    ProcessorRig.pause(BEFORE);
  }

  private static long bytes(ProcessorRig rig) {
    return Machine.bytesIn(rig.state("victim")) + Machine.bytesIn(rig.state("survivor"));
  }

  /** Until every command that was due by then is decided, or never will be. */
  private static void awaitDecided(SteadyLoad load, Decisions decisions, long dueByNanos) {
    long deadline = System.nanoTime() + SILENCE_LIMIT.toNanos();
    while (System.nanoTime() < deadline
        && load.sent().stream()
            .filter(it -> it.nanoTime() - dueByNanos <= 0)
            .anyMatch(it -> decisions.of(it.commandId()) == null)) {
      ProcessorRig.pause(Duration.ofMillis(200));
    }
  }

  private static Round measured(List<SteadyLoad.Sent> sent, Decisions decisions, long killed) {
    Map<Integer, List<Long>> times =
        sent.stream()
            .map(it -> decisions.of(it.commandId()))
            .filter(Objects::nonNull)
            // A second before the kill is enough to begin an interval.
            .filter(it -> it.nanoTime() > killed - 1_000_000_000L)
            .collect(
                Collectors.groupingBy(
                    Decisions.Seen::partition,
                    Collectors.mapping(Decisions.Seen::nanoTime, Collectors.toList())));
    long silence =
        times.values().stream().mapToLong(FailoverBench::longestInterval).max().orElse(0);
    List<Long> before = waits(sent, decisions, killed - BEFORE.toNanos(), killed - 1_000_000_000L);
    List<Long> after = waits(sent, decisions, killed - 1_000_000_000L, Long.MAX_VALUE);
    return new Round(
        silence / 1e9,
        after.isEmpty() ? 0 : after.getLast() / 1e9,
        before.isEmpty() ? 0 : before.get((int) (before.size() * 0.99)) / 1e9,
        sent.size(),
        sent.stream().filter(it -> decisions.of(it.commandId()) == null).count(),
        decisions.twice());
  }

  private static long longestInterval(List<Long> times) {
    List<Long> sorted = times.stream().sorted().toList();
    long longest = 0;
    for (int i = 1; i < sorted.size(); i++) {
      longest = Math.max(longest, sorted.get(i) - sorted.get(i - 1));
    }
    return longest;
  }

  private static List<Long> waits(
      List<SteadyLoad.Sent> sent, Decisions decisions, long from, long until) {
    return sent.stream()
        .filter(it -> it.nanoTime() >= from && it.nanoTime() < until)
        .filter(it -> decisions.of(it.commandId()) != null)
        .map(it -> decisions.of(it.commandId()).nanoTime() - it.nanoTime())
        .sorted()
        .toList();
  }
}
