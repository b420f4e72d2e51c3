package io.marketsuite.benchmarks.answers;

import io.marketsuite.benchmarks.tokens.BenchIssuer;
import io.marketsuite.benchmarks.tokens.BenchKey;
import io.marketsuite.stack.LocalStack;
import io.marketsuite.stack.Ports;
import io.marketsuite.stack.Progress;
import io.marketsuite.stack.Service;
import io.marketsuite.stack.StackSettings;
import io.marketsuite.token.SigningAlgorithm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Commands at a steady rate through the real stack on one machine:
 *
 * <pre>
 *   open loop ──► ingress ──► Kafka ──► processor ──► Kafka ──► ingress ──► answer
 *                                          │ Update: ▲
 *                                          └► settings, PostgreSQL
 * </pre>
 */
public final class AnswersBench {
  private final Options options;
  private final LocalStack stack;
  private final Commands commands;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private AnswersBench(Options options, LocalStack stack, Commands commands) {
    this.options = options;
    this.stack = stack;
    this.commands = commands;
  }

  /**
   * Runs it and prints a table.
   *
   * @param words see {@link Options#USAGE}
   */
  public static void run(Path project, List<String> words) {
    Options options = Options.of(words);
    BenchKey key = BenchKey.generate(SigningAlgorithm.RS256);
    double loadBefore = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    try (BenchIssuer issuer = BenchIssuer.start(key);
        LocalStack stack = LocalStack.start(settings(project, issuer, options), new Silent())) {
      String simulator = "http://localhost:" + stack.settings().ports().of(Service.SIMULATOR);
      Commands commands =
          new Commands(
              options.tenants(),
              key,
              issuer,
              stack.url(Service.INGRESS).resolve("/features/partner/management"),
              simulator + "/features/v1/callback");
      new AnswersBench(options, stack, commands).measure(loadBefore);
    }
  }

  private static StackSettings settings(Path project, BenchIssuer issuer, Options options) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SUITE_IDENTITY_HOSTS", issuer.base());
    environment.putAll(options.environment());
    return StackSettings.of(project)
        .in(project.resolve("benchmarks/target/answers"))
        .on(Ports.random())
        .with(StackSettings.Data.THROWAWAY)
        .also(environment);
  }

  private void measure(double loadBefore) {
    for (int tenant = 0; tenant < options.tenants(); tenant++) {
      commands.preparing(tenant).forEach(this::prepare);
    }
    OpenLoop loop = new OpenLoop(http, commands);
    loop.run(options.rates().getFirst(), options.warmUp(), new Timings());
    AnswersTable table = new AnswersTable(System.out);
    table.head(options, loadBefore);
    for (int rate : options.rates()) {
      Map<String, Duration> before = cpu();
      Timings timings = new Timings();
      long began = System.nanoTime();
      loop.run(rate, options.measured(), timings);
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      table.lines(rate, timings, loop.latestMillis(), cores(before, cpu(), took));
    }
  }

  private static Map<String, Double> cores(
      Map<String, Duration> before, Map<String, Duration> after, Duration took) {
    Map<String, Double> cores = new LinkedHashMap<>();
    after.forEach(
        (part, used) ->
            cores.put(part, (double) used.minus(before.get(part)).toNanos() / took.toNanos()));
    return cores;
  }

  private void prepare(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "the preparation was answered " + answer.statusCode() + " " + answer.body());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Processor time of each part so far; PostgreSQL's, which is many processes, is not told. */
  private Map<String, Duration> cpu() {
    Map<String, Duration> used = new LinkedHashMap<>();
    used.put("broker", cpu(stack.kafka().process().pid()));
    used.put("generator", cpu(ProcessHandle.current().pid()));
    for (Service service : Service.values()) {
      used.put(service.folder(), cpu(stack.service(service).process().pid()));
    }
    return used;
  }

  private static Duration cpu(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }

  /** Says nothing, so that the table is all there is. */
  private static final class Silent implements Progress {
    @Override
    public void up(String part, String where, Duration took, long residentBytes) {}

    @Override
    public void note(String what, Duration took) {}

    @Override
    public void stopping(String what) {}
  }
}
