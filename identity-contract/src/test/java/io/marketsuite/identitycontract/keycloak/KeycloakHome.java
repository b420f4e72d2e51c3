package io.marketsuite.identitycontract.keycloak;

import io.marketsuite.stack.StackException;
import io.marketsuite.stack.process.JavaHome;
import io.marketsuite.stack.process.LogTail;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Keycloak's distribution, as Maven unpacked it into the module's target folder.
 *
 * <p>The path it serves under is one of Keycloak's build-time options, so the distribution has to
 * be built once before it can serve Carerix's {@code /auth/realms/…}; a marker remembers it.
 *
 * @param folder where {@code lib} and {@code conf} are
 */
record KeycloakHome(Path folder) {
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(6);

  /** A build-time option: it must be the same when building and when starting. */
  private static final List<String> BUILT_WITH =
      List.of("--db=dev-file", "--http-relative-path=/auth", "--health-enabled=true");

  /** The distribution this build brought along, made ready. */
  static KeycloakHome ready() {
    String property = System.getProperty("keycloak.home");
    KeycloakHome home = new KeycloakHome(Path.of(property == null ? "absent" : property));
    if (!Files.exists(home.folder.resolve("lib/quarkus-run.jar"))) {
      throw new StackException(
          "There is no Keycloak at " + home.folder + ": the build unpacks it there.");
    }
    home.buildOnce();
    return home;
  }

  /** As the distribution's own version file says. */
  String version() {
    try {
      return Files.readString(folder.resolve("version.txt")).strip().replace(" - Version ", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void buildOnce() {
    Path marker = folder.resolve("built-for-the-suite");
    if (Files.exists(marker)) {
      return;
    }
    Path log = folder.resolve("build.log");
    List<String> arguments = new ArrayList<>(List.of("build"));
    arguments.addAll(BUILT_WITH);
    try {
      Process build =
          new ProcessBuilder(command(List.of(), arguments))
              .directory(folder.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!build.waitFor(BUILD_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        build.destroyForcibly();
        throw failed("did not end within " + BUILD_LIMIT, log);
      }
      if (build.exitValue() != 0) {
        throw failed("ended with exit code " + build.exitValue(), log);
      }
      Files.createFile(marker);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Building Keycloak was interrupted.", e);
    }
  }

  private static StackException failed(String what, Path log) {
    return new StackException(
        "Building Keycloak %s. Its log is %s; the last lines:%n%s"
            .formatted(what, log, LogTail.of(log)));
  }

  /**
   * The command line that {@code bin/kc.sh} would make, without the shell between us and the JVM:
   * what we stop is the server.
   */
  List<String> command(List<String> jvmOptions, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(JavaHome.java()));
    command.addAll(jvmOptions);
    for (String opened : List.of("util", "util.concurrent", "security", "lang")) {
      command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
    }
    command.addAll(
        List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-Dkc.home.dir=" + folder,
            "-Djboss.server.config.dir=" + folder.resolve("conf"),
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dpicocli.disable.closures=true",
            "-cp",
            folder.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    command.addAll(arguments);
    return command;
  }
}
