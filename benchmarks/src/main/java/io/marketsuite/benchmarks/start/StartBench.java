package io.marketsuite.benchmarks.start;

import io.marketsuite.stack.LocalStack;
import io.marketsuite.stack.Ports;
import io.marketsuite.stack.Progress;
import io.marketsuite.stack.Service;
import io.marketsuite.stack.ServiceProcess;
import io.marketsuite.stack.StackSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Starts the local stack, then each service once more, alone, while the others are idle: from
 * starting its process to its health check saying that it is ready, by the local stack's JVM flags.
 */
public final class StartBench {
  private StartBench() {}

  /** Runs it and prints a table. */
  public static void run(Path project) {
    StackSettings settings =
        StackSettings.of(project)
            .in(project.resolve("benchmarks/target/start"))
            .on(Ports.random())
            .with(StackSettings.Data.THROWAWAY);
    try (LocalStack stack = LocalStack.start(settings, new Silent())) {
      System.out.printf(
          "%n%d cores, Java %s; the others idle%n%n",
          Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
      System.out.println("| | ready after s | MiB then |");
      System.out.println("|---|--:|--:|");
      for (Service service : Service.values()) {
        stack.restart(service, Map.of());
        ServiceProcess process = stack.service(service);
        System.out.printf(
            "| %s | %.1f | %.0f |%n",
            service.folder(),
            process.startUp().toMillis() / 1e3,
            process.process().residentBytes() / 1048576.0);
      }
    }
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
