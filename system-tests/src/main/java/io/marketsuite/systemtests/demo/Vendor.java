package io.marketsuite.systemtests.demo;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.stack.LocalStack;
import io.marketsuite.stack.Ports;
import io.marketsuite.stack.Service;
import io.marketsuite.stack.process.JavaHome;
import io.marketsuite.stack.process.TcpPorts;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The vendor's own software: the sample applications of {@code examples/} behind the signed hook,
 * first the one in Java, later the one in Node; and a consumer of Kafka for what follows a Delete.
 */
public final class Vendor implements AutoCloseable {
  /** How long the sample applications pretend to work. */
  static final Duration SLOWNESS = Duration.ofSeconds(2);

  /** The hook's shared secret, in Standard Webhooks' form. */
  static final String HOOK_SECRET =
      "whsec_"
          + Base64.getEncoder()
              .encodeToString("the-demos-own-hook-secret-32byte".getBytes(StandardCharsets.UTF_8));

  /** The simulator's client for a vendor's programs: for local use. */
  private static final String CLIENT = "vendor-app";

  private static final String CLIENT_SECRET = "local-only-vendor";

  private final int hookPort = TcpPorts.free();
  private final List<SampleVendor> samples = new ArrayList<>();
  private KafkaVendor kafka;

  /**
   * A piece of work that was done.
   *
   * @param generation of the installation it was done for
   */
  public record Work(CommandKind kind, String tenantId, long generation) {}

  /** Where the dispatcher calls. */
  public String hookUrl() {
    return "http://localhost:" + hookPort + "/provision";
  }

  /** Begins to take work. */
  public void start(LocalStack stack) {
    kafka = new KafkaVendor(stack.bootstrapServers());
    List<String> java =
        List.of(JavaHome.java(), "-Xmx64m", "-XX:+UseSerialGC", "examples/vendor-java/Vendor.java");
    samples.add(SampleVendor.start(stack, "vendor-java", java, environment(stack)));
  }

  /**
   * Puts the Node application in the Java application's place.
   *
   * @return whether this machine has Node; if not, nothing changes
   */
  boolean becomeNode(LocalStack stack) {
    Optional<Path> node = onPath("node");
    node.ifPresent(
        program -> {
          samples.getLast().close();
          List<String> command = List.of(program.toString(), "examples/vendor-node/vendor.mjs");
          samples.add(SampleVendor.start(stack, "vendor-node", command, environment(stack)));
        });
    return node.isPresent();
  }

  private Map<String, String> environment(LocalStack stack) {
    URI identity = URI.create("http://localhost:" + stack.settings().ports().of(Ports.IDENTITY_1));
    return Map.of(
        "PORT",
        Integer.toString(hookPort),
        "HOOK_SECRET",
        HOOK_SECRET,
        "RESULTS_URL",
        stack.url(Service.PROCESSOR).resolve("/provisioning/v1/results").toString(),
        "TOKEN_URL",
        identity.resolve("/auth/realms/operator/protocol/openid-connect/token").toString(),
        "CLIENT_ID",
        CLIENT,
        "CLIENT_SECRET",
        CLIENT_SECRET,
        "WORK_MS",
        Long.toString(SLOWNESS.toMillis()));
  }

  private static Optional<Path> onPath(String program) {
    return Arrays.stream(
            Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The work that the sample applications did so far, in order. */
  List<Work> worked() {
    return samples.stream().flatMap(sample -> sample.worked().stream()).toList();
  }

  /** The work that the sample application which runs now did so far. */
  List<Work> workedLately() {
    return samples.getLast().worked();
  }

  /** How many calls of the hook were refused for their signature. */
  long refused() {
    return samples.stream().mapToLong(SampleVendor::refused).sum();
  }

  @Override
  public void close() {
    if (kafka != null) {
      kafka.close();
    }
    samples.forEach(SampleVendor::close);
  }
}
