package io.marketsuite.identitycontract.keycloak;

import io.marketsuite.stack.process.ChildProcess;
import io.marketsuite.stack.process.Folders;
import io.marketsuite.stack.process.RunningParts;
import io.marketsuite.stack.process.TcpPorts;
import io.marketsuite.testsupport.RealPartsReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * A real Keycloak as a process of this machine: one per JVM, started by the first who asks, stopped
 * with the JVM, its data thrown away. It serves plain http on a free port of the loopback address
 * under {@code /auth}, where Carerix has its realms. It can be stopped and started again with its
 * data, as an identity server that is maintained. A Keycloak that does not come up fails the test
 * with the end of its log; nothing is skipped. Thread-safe.
 */
public final class RealKeycloak {
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration STOP_GRACE = Duration.ofSeconds(20);
  private static final String ADMIN = "contract-test";
  private static RealKeycloak shared;

  private final KeycloakHome home;
  private final Path folder;
  private final RunningParts running;
  private final int port = TcpPorts.free();
  private final int managementPort = TcpPorts.free();
  private final String adminSecret = UUID.randomUUID().toString();
  private final KeycloakAdmin admin;
  private ChildProcess process;

  private RealKeycloak(KeycloakHome home, Path folder) {
    this.home = home;
    this.folder = folder;
    this.running = RunningParts.open(folder, true);
    this.admin = new KeycloakAdmin(base(), ADMIN, adminSecret);
  }

  /** The JVM's Keycloak, running. */
  public static synchronized RealKeycloak shared() {
    if (shared == null) {
      shared = started();
    }
    return shared;
  }

  private static RealKeycloak started() {
    KeycloakHome home = KeycloakHome.ready();
    try {
      Path folder = Files.createTempDirectory("marketsuite-keycloak-").toRealPath();
      RealKeycloak keycloak = new RealKeycloak(home, folder);
      Runtime.getRuntime().addShutdownHook(new Thread(keycloak::end, "stop-keycloak"));
      keycloak.start();
      RealPartsReport.add(home.version() + ": process of its distribution from Maven");
      return keycloak;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its address with the path that realms stand under: {@code http://127.0.0.1:…/auth}. */
  public URI base() {
    return URI.create(host() + "/auth");
  }

  /** Scheme, address and port, as an identity server is listed. */
  public String host() {
    return "http://127.0.0.1:" + port;
  }

  /** The same server by another name: to a verifier, another identity server. */
  public String hostByOtherName() {
    return "http://localhost:" + port;
  }

  /** A realm's issuer. */
  public String issuer(String realm) {
    return base() + "/realms/" + realm;
  }

  /** Its administration. */
  public KeycloakAdmin admin() {
    return admin;
  }

  /** Stops the server and keeps its data. */
  public synchronized void stop() {
    process.stop(STOP_GRACE);
  }

  /** Starts the server on its data and waits until it is ready. */
  public synchronized void start() {
    process =
        ChildProcess.start(
            new ChildProcess.Launch(
                "keycloak",
                home.command(List.of("-Dmarketsuite.part=" + folder), startArguments()),
                Map.of(
                    "KC_BOOTSTRAP_ADMIN_CLIENT_ID", ADMIN,
                    "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", adminSecret),
                folder,
                folder.resolve("keycloak.log")),
            running);
    awaitReady();
  }

  private List<String> startArguments() {
    return List.of(
        "start",
        "--optimized",
        "--db-url=jdbc:h2:file:" + folder.resolve("data") + ";NON_KEYWORDS=VALUE",
        "--cache=local",
        "--http-enabled=true",
        "--http-host=127.0.0.1",
        "--http-port=" + port,
        "--http-management-host=127.0.0.1",
        "--http-management-port=" + managementPort,
        "--hostname-strict=false");
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    URI ready = URI.create("http://127.0.0.1:" + managementPort + "/auth/health/ready");
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (!answers(http, ready)) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          var failure = process.failure("was not ready within " + START_LIMIT.toSeconds() + " s");
          process.stop(STOP_GRACE);
          throw failure;
        }
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
  }

  private static boolean answers(HttpClient http, URI uri) {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private synchronized void end() {
    if (process != null) {
      process.stop(STOP_GRACE);
    }
    running.close();
    Folders.delete(folder);
  }
}
