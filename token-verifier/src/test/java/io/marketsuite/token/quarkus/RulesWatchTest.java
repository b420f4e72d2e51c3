package io.marketsuite.token.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.token.SigningKeys;
import io.marketsuite.token.TokenVerifier;
import io.marketsuite.token.carerix.CarerixTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The looking itself: by a clock of its own, counted per change and not per look. */
class RulesWatchTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private Path file;
  private TokenVerifier verifier;
  private RulesWatch watch;

  @BeforeEach
  void followTwoHosts() throws IOException {
    file = folder.resolve("identity.yaml");
    write("hosts: [id.carerix.io, id-2.carerix.io]");
    IdentityConfig config =
        IdentityConfigTest.config(
            Map.of(
                "SUITE_IDENTITY_FILE",
                file.toString(),
                "SUITE_IDENTITY_RELOAD_INTERVAL",
                "PT0.02S"));
    IdentityRules rules = new IdentityRules(config);
    verifier =
        CarerixTokens.verifier(
            rules.load(),
            issuer -> CompletableFuture.completedFuture(SigningKeys.of(List.of())),
            InstantSource.fixed(Instant.EPOCH));
    watch = new RulesWatch(verifier, rules, config, meters);
    watch.start(new StartupEvent());
  }

  @AfterEach
  void stop() {
    watch.stop(new ShutdownEvent());
  }

  private void write(String content) throws IOException {
    Path next = Files.writeString(folder.resolve("next"), content);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private double counted(String result) {
    return meters.counter("token.verifier.reload", "result", result).count();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("within %s", PATIENCE).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  @Test
  void a_removed_host_is_no_longer_accepted_soon_after_the_file_changed() throws IOException {
    write("hosts: [id.carerix.io]");

    await(() -> counted("applied") == 1);

    assertThat(verifier.issuers().resolve("https://id-2.carerix.io/auth/realms/acme")).isEmpty();
    assertThat(watch.state().label()).isEqualTo("from-file");
  }

  @Test
  void a_broken_file_is_counted_once_and_the_rules_stay() throws IOException {
    write("hosts: [");
    await(() -> counted("kept") == 1);
    write("hosts: [id.carerix.io]");

    await(() -> counted("applied") == 1);

    assertThat(counted("kept")).isEqualTo(1);
    assertThat(verifier.issuers().hosts()).hasSize(1);
  }

  @Test
  void a_broken_file_is_told_in_the_state() throws IOException {
    write("hosts: []");

    await(() -> counted("kept") == 1);

    assertThat(watch.state())
        .isInstanceOfSatisfying(
            RulesState.Kept.class, kept -> assertThat(kept.why()).contains("hosts"));
    assertThat(watch.state().label()).isEqualTo("kept");
    assertThat(verifier.issuers().hosts()).hasSize(2);
  }
}
