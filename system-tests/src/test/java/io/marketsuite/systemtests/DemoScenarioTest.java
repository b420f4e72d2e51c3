package io.marketsuite.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.stack.ConsoleProgress;
import io.marketsuite.stack.LocalStack;
import io.marketsuite.stack.Ports;
import io.marketsuite.stack.StackSettings;
import io.marketsuite.systemtests.demo.DemoEnvironment;
import io.marketsuite.systemtests.demo.Narrator;
import io.marketsuite.systemtests.demo.Scenario;
import io.marketsuite.systemtests.demo.Vendor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The demo is a test too: every claim it makes must hold. */
class DemoScenarioTest {
  @Test
  void every_claim_of_the_demo_holds() {
    Path project = Path.of("..");
    Narrator narrator = new Narrator(System.out, false);
    try (Vendor vendor = new Vendor();
        LocalStack stack =
            LocalStack.start(
                DemoEnvironment.of(
                    StackSettings.of(project)
                        .in(Path.of("target/stack"))
                        .on(Ports.random())
                        .with(StackSettings.Data.FRESH),
                    vendor),
                new ConsoleProgress(System.out, false))) {
      vendor.start(stack);
      new Scenario(stack, vendor, narrator).play();
    }
    assertThat(narrator.claims()).isGreaterThan(40);
  }
}
