package io.marketsuite.benchmarks.ingress;

import io.marketsuite.benchmarks.load.Generator;
import io.marketsuite.benchmarks.load.Load;
import io.marketsuite.benchmarks.load.LoadResult;
import io.marketsuite.benchmarks.tokens.BenchIssuer;
import io.marketsuite.benchmarks.tokens.BenchKey;
import io.marketsuite.contracts.Topics;
import io.marketsuite.stack.kafka.KafkaBroker;
import io.marketsuite.stack.process.Folders;
import io.marketsuite.stack.process.Memory;
import io.marketsuite.stack.process.RunningParts;
import io.marketsuite.stack.process.TcpPorts;
import io.marketsuite.token.SigningAlgorithm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The telemetry route under load, beside a bare prototype, with the load generator and the broker
 * on the same machine:
 *
 * <pre>
 *   generator (one thread) ──64 connections──► contestant ──► broker
 *                                                 └─ keys ──► issuer
 * </pre>
 *
 * The contestants take turns, round after round, so that whatever else the machine does meets each
 * of them: compare within a run, never between runs.
 */
public final class IngressBench {
  private final Options options;
  private final Tenants tenants;
  private final Probe probe;
  private final long brokerPid;

  private IngressBench(Options options, Tenants tenants, Probe probe, long brokerPid) {
    this.options = options;
    this.tenants = tenants;
    this.probe = probe;
    this.brokerPid = brokerPid;
  }

  /**
   * Runs it and prints a table.
   *
   * @param words see {@link Options#USAGE}
   */
  public static void run(Path project, List<String> words) {
    Options options = Options.of(words);
    Path folder = project.resolve("benchmarks/target/ingress").toAbsolutePath();
    Folders.delete(folder);
    BenchKey key = BenchKey.generate(SigningAlgorithm.RS256);
    try (RunningParts running = RunningParts.open(folder, false);
        BenchIssuer issuer = BenchIssuer.start(key);
        KafkaBroker broker = broker(folder, running);
        Probe probe = new Probe(broker.bootstrapServers(), Topics.TELEMETRY_RAW)) {
      Tenants tenants = new Tenants(options.tenants(), key, issuer);
      Contestants contestants =
          new Contestants(project, folder, running, broker.bootstrapServers(), options);
      List<Contestant> field = contestants.start(tenants, issuer, key);
      long pid = broker.process().pid();
      new IngressTable(options, new IngressBench(options, tenants, probe, pid).rounds(field))
          .print(System.out);
    }
  }

  private static KafkaBroker broker(Path folder, RunningParts running) {
    return KafkaBroker.start(
        new KafkaBroker.Settings(
            folder.resolve("kafka"), TcpPorts.free(), TcpPorts.free(), folder.toString()),
        running);
  }

  private Map<String, List<Round>> rounds(List<Contestant> field) {
    Map<String, List<Round>> rounds = new LinkedHashMap<>();
    for (int round = 1; round <= options.rounds(); round++) {
      for (Contestant contestant : field) {
        Round done = round(contestant);
        rounds.computeIfAbsent(contestant.name(), name -> new ArrayList<>()).add(done);
        System.out.printf(
            "round %d  %-12s %8.0f/s  p99 %6.1f ms  CPU %4.0f µs/event%n",
            round,
            contestant.name(),
            done.result().perSecond(),
            done.result().millisAt(0.99),
            done.cpuMicros());
      }
    }
    return rounds;
  }

  private Round round(Contestant contestant) {
    List<Duration> own = new ArrayList<>();
    List<Duration> brokers = new ArrayList<>();
    long before = probe.appended();
    LoadResult result =
        Generator.run(
            new Load(
                contestant.target(), options.connections(), options.warmUp(), options.measured()),
            tenants.requests(contestant.target().getPort()),
            () -> {
              own.add(Probe.cpu(contestant.pid()));
              brokers.add(Probe.cpu(brokerPid));
            });
    return new Round(
        result,
        own.getLast().minus(own.getFirst()),
        brokers.getLast().minus(brokers.getFirst()),
        Memory.residentBytes(contestant.pid()),
        probe.appended() - before);
  }
}
