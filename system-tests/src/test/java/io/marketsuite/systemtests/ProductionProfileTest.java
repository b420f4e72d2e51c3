package io.marketsuite.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.keyring.GenerateKeys;
import io.marketsuite.stack.process.JavaHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A built service as an operator would start it, who took the local stack's settings over. */
class ProductionProfileTest {
  private static final Path APPLICATION =
      Path.of("..", "ingress-service", "target", "quarkus-app", "quarkus-run.jar");

  @TempDir Path folder;

  @Test
  void a_loosened_service_does_not_start_and_names_what_was_loosened() throws Exception {
    Path log = folder.resolve("log");
    Process service =
        start(
            log,
            Map.of(
                "SUITE_IDENTITY_HOSTS", "https://id.carerix.io",
                "SUITE_IDENTITY_ALLOW_INSECURE_HOSTS", "true",
                "SUITE_OUTBOUND_ALLOW_INSECURE", "true",
                "SUITE_OUTBOUND_ALLOW_PRIVATE_ADDRESSES", "true"));
    try {
      assertThat(service.waitFor(120, TimeUnit.SECONDS)).as(Files.readString(log)).isTrue();
      assertThat(service.exitValue()).isNotZero();
      assertThat(Files.readString(log, StandardCharsets.UTF_8))
          .contains(
              "suite.identity.allow-insecure-hosts, suite.outbound.allow-insecure,"
                  + " suite.outbound.allow-private-addresses not to be true in profile prod");
    } finally {
      service.destroyForcibly();
    }
  }

  private Process start(Path log, Map<String, String> loosened) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(JavaHome.java(), "-jar", APPLICATION.toString());
    builder.environment().putAll(loosened);
    // All that it needs otherwise.
    GenerateKeys.into(folder.resolve("keys"));
    builder.environment().put("SUITE_KEYS_FOLDER", folder.resolve("keys").toString());
    builder.environment().put("SUITE_MANIFESTS", Path.of("..", "manifest.yaml").toString());
    builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", "localhost:1");
    builder.environment().put("QUARKUS_HTTP_PORT", "0");
    builder.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }
}
