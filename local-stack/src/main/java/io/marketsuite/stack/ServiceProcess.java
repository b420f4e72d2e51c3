package io.marketsuite.stack;

import io.marketsuite.stack.process.ChildProcess;
import io.marketsuite.stack.process.JavaHome;
import io.marketsuite.stack.process.RunningParts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** A service of the suite in a process of its own, run from its built application. Thread-safe. */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration STOP_GRACE = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int OK = 200;

  private final Launch launch;
  private final RunningParts running;
  private volatile ChildProcess process;
  private volatile String lastAnswer = "nothing";
  private volatile Duration startUp = Duration.ZERO;

  private ServiceProcess(Launch launch, RunningParts running) {
    this.launch = launch;
    this.running = running;
  }

  /**
   * What to run and how to tell that it is ready.
   *
   * @param name the service's name
   * @param application the runnable jar
   * @param jvmFlags options of the JVM
   * @param environment the service's configuration
   * @param directory its working directory
   * @param log its log file
   * @param readiness a URL that answers 200 once the service is ready
   * @param limit how long it may take to get ready
   */
  public record Launch(
      String name,
      Path application,
      List<String> jvmFlags,
      Map<String, String> environment,
      Path directory,
      Path log,
      URI readiness,
      Duration limit) {
    /** Keeps its own copies. */
    public Launch {
      jvmFlags = List.copyOf(jvmFlags);
      environment = Map.copyOf(environment);
    }

    /** Without the environment, which holds passwords. */
    @Override
    public String toString() {
      return name + " from " + application;
    }
  }

  /**
   * Starts the service and waits until it is ready.
   *
   * @throws StackException when it is not built, ends, or is not ready in time, with the end of its
   *     log
   */
  public static ServiceProcess start(Launch launch, RunningParts running) {
    if (!Files.exists(launch.application())) {
      throw new StackException(
          launch.name() + " is not built: there is no " + launch.application() + ".");
    }
    ServiceProcess service = new ServiceProcess(launch, running);
    service.start();
    return service;
  }

  /** Starts it again, after {@link #kill()} or {@link #close()}, and waits until it is ready. */
  public void start() {
    Stopwatch watch = Stopwatch.start();
    List<String> command = new ArrayList<>(List.of(JavaHome.java()));
    command.addAll(launch.jvmFlags());
    command.addAll(List.of("-jar", launch.application().toString()));
    process =
        ChildProcess.start(
            new ChildProcess.Launch(
                launch.name(), command, launch.environment(), launch.directory(), launch.log()),
            running);
    awaitReady();
    startUp = watch.elapsed();
  }

  /** Another process of the same service, with more configuration; this one must be closed. */
  ServiceProcess startedWith(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(launch.environment());
    environment.putAll(more);
    return start(
        new Launch(
            launch.name(),
            launch.application(),
            launch.jvmFlags(),
            environment,
            launch.directory(),
            launch.log(),
            launch.readiness(),
            launch.limit()),
        running);
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + launch.limit().toNanos();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      while (!isReady(http)) {
        if (!process.isAlive()) {
          process.stop(STOP_GRACE);
          throw process.failure("ended while starting");
        }
        if (System.nanoTime() > deadline) {
          StackException failure =
              process.failure(
                  "was not ready within %d s; asked whether it is, it answered %s"
                      .formatted(launch.limit().toSeconds(), lastAnswer));
          process.stop(STOP_GRACE);
          throw failure;
        }
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  private boolean isReady(HttpClient http) {
    HttpRequest request =
        HttpRequest.newBuilder(launch.readiness()).timeout(Duration.ofSeconds(5)).build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      lastAnswer = answer.statusCode() + " " + answer.body();
      return answer.statusCode() == OK;
    } catch (IOException e) {
      lastAnswer = "nothing (" + e + ")";
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException(launch.name() + " was interrupted while starting.", e);
    }
  }

  /** From starting the process to its being ready, the last time. */
  public Duration startUp() {
    return startUp;
  }

  /** The service's process: its pid, memory and log. */
  public ChildProcess process() {
    return process;
  }

  /** SIGKILL, as a crash would. */
  public void kill() {
    process.kill();
  }

  /** Stops the service in an orderly way; does nothing when it does not run. */
  @Override
  public void close() {
    process.stop(STOP_GRACE);
  }
}
