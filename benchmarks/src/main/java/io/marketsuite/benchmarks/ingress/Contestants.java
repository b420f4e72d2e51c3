package io.marketsuite.benchmarks.ingress;

import io.marketsuite.benchmarks.tokens.BenchIssuer;
import io.marketsuite.benchmarks.tokens.BenchKey;
import io.marketsuite.contracts.Topics;
import io.marketsuite.keyring.GenerateKeys;
import io.marketsuite.stack.ServiceProcess;
import io.marketsuite.stack.kafka.TopicProvisioner;
import io.marketsuite.stack.kafka.TopicRequest;
import io.marketsuite.stack.process.ChildProcess;
import io.marketsuite.stack.process.JavaHome;
import io.marketsuite.stack.process.RunningParts;
import io.marketsuite.stack.process.TcpPorts;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts the processes that are compared; {@link RunningParts} ends them. */
final class Contestants {
  private static final int PARTITIONS = 3;
  private static final Duration LIMIT = Duration.ofSeconds(180);

  /** The same for everybody: small, as in production. */
  private static final List<String> JVM =
      List.of(
          "-Xms128m",
          "-Xmx128m",
          "-XX:+UseSerialGC",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private final Path project;
  private final Path folder;
  private final RunningParts running;
  private final String bootstrapServers;
  private final Options options;

  Contestants(
      Path project, Path folder, RunningParts running, String bootstrapServers, Options options) {
    this.project = project.toAbsolutePath();
    this.folder = folder;
    this.running = running;
    this.bootstrapServers = bootstrapServers;
    this.options = options;
  }

  List<Contestant> start(Tenants tenants, BenchIssuer issuer, BenchKey key) {
    TopicProvisioner.createMissing(bootstrapServers, TopicRequest.catalogue(PARTITIONS));
    tenants.install(bootstrapServers);
    List<Contestant> field = new ArrayList<>();
    if (options.takesPart("bare")) {
      field.add(bare("bare", List.of()));
    }
    if (options.takesPart("bare+verify")) {
      byte[] publicKey = key.pair().getPublic().getEncoded();
      field.add(bare("bare+verify", List.of(Base64.getEncoder().encodeToString(publicKey))));
    }
    if (options.takesPart("ingress")) {
      field.add(ingress(issuer));
    }
    return field;
  }

  private Contestant bare(String name, List<String> publicKey) {
    int port = TcpPorts.free();
    List<String> command = new ArrayList<>(List.of(JavaHome.java()));
    command.addAll(JVM);
    command.addAll(List.of("-cp", classPath()));
    command.addAll(
        List.of(
            BarePrototype.class.getName(),
            bootstrapServers,
            Topics.TELEMETRY_RAW,
            Integer.toString(port),
            Integer.toString(Runtime.getRuntime().availableProcessors())));
    command.addAll(publicKey);
    ChildProcess process =
        ChildProcess.start(
            new ChildProcess.Launch(name, command, Map.of(), folder, folder.resolve(name + ".log")),
            running);
    awaitListening(process, port);
    return new Contestant(name, local(port), process.pid());
  }

  /** Our own, in absolute paths: the process has another working directory. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void awaitListening(ChildProcess process, int port) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (IOException _) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw process.failure("does not listen");
        }
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
  }

  private Contestant ingress(BenchIssuer issuer) {
    int port = TcpPorts.free();
    int management = TcpPorts.free();
    List<String> flags = new ArrayList<>(JVM);
    flags.addAll(options.jvmFlags());
    ServiceProcess process =
        ServiceProcess.start(
            new ServiceProcess.Launch(
                "ingress-service",
                project.resolve("ingress-service/target/quarkus-app/quarkus-run.jar"),
                flags,
                environment(issuer, port, management),
                project,
                folder.resolve("ingress.log"),
                URI.create("http://127.0.0.1:" + management + "/q/health/ready"),
                LIMIT),
            running);
    return new Contestant("ingress", local(port), process.process().pid());
  }

  private Map<String, String> environment(BenchIssuer issuer, int port, int management) {
    GenerateKeys.into(folder.resolve("keys"));
    Map<String, String> environment = new HashMap<>();
    environment.put("QUARKUS_PROFILE", "local");
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
    environment.put("MALLOC_ARENA_MAX", "2");
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    environment.put("SUITE_MANIFESTS", project.resolve("manifest.yaml").toString());
    environment.put("SUITE_KEYS_FOLDER", folder.resolve("keys").toString());
    environment.put("SUITE_IDENTITY_HOSTS", issuer.base());
    environment.put("SUITE_IDENTITY_MASTER_ISSUER", issuer.realm("master"));
    environment.put("SUITE_IDENTITY_ALLOW_INSECURE_HOSTS", "true");
    environment.put("SUITE_OUTBOUND_ALLOW_PRIVATE_ADDRESSES", "true");
    environment.put("MP_JWT_VERIFY_ISSUER", issuer.realm("operator"));
    environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", issuer.realm("operator"));
    environment.putAll(options.environment());
    return environment;
  }

  private static InetSocketAddress local(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
