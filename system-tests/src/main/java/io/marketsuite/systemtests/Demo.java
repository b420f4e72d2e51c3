package io.marketsuite.systemtests;

import io.marketsuite.stack.ConsoleProgress;
import io.marketsuite.stack.LocalStack;
import io.marketsuite.stack.Service;
import io.marketsuite.stack.ServiceProcess;
import io.marketsuite.stack.StackException;
import io.marketsuite.stack.StackSettings;
import io.marketsuite.systemtests.demo.ClaimFailed;
import io.marketsuite.systemtests.demo.DemoEnvironment;
import io.marketsuite.systemtests.demo.Narrator;
import io.marketsuite.systemtests.demo.Scenario;
import io.marketsuite.systemtests.demo.Vendor;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code ./run demo}: the whole lifecycle on this machine; exit code 0 only if every claim held.
 */
public final class Demo {
  private Demo() {}

  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    boolean colour = System.getenv("NO_COLOR") == null && System.getenv("TERM") != null;
    Narrator narrator = new Narrator(out, colour);
    Instant begun = Instant.now();
    int exit = 1;
    try (Vendor vendor = new Vendor();
        LocalStack stack =
            LocalStack.start(
                DemoEnvironment.of(settings(), vendor), new ConsoleProgress(out, colour))) {
      vendor.start(stack);
      new Scenario(stack, vendor, narrator).play();
      out.println();
      memory(out, stack);
      out.printf(
          "%nAll %d claims held, in %d s.%n",
          narrator.claims(), Duration.between(begun, Instant.now()).toSeconds());
      narrator.unchecked().forEach(claim -> out.println("  not checked: " + claim));
      exit = 0;
    } catch (ClaimFailed | StackException e) {
      out.println();
      out.println("✗ " + e.getMessage());
    } catch (RuntimeException e) {
      out.println();
      out.println("✗ The demo itself failed: " + e);
    }
    System.exit(exit);
  }

  private static StackSettings settings() {
    Path project = Path.of("");
    return StackSettings.of(project)
        .in(project.resolve(".stack-demo"))
        .with(StackSettings.Data.FRESH);
  }

  private static void memory(PrintStream out, LocalStack stack) {
    for (Service service : Service.values()) {
      ServiceProcess process = stack.service(service);
      out.printf(
          "  %-22s ready after %4.1f s, %3d MiB resident%n",
          service.folder(),
          process.startUp().toMillis() / 1000.0,
          process.process().residentBytes() / (1024 * 1024));
    }
  }
}
