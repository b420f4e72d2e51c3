package io.marketsuite.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.stack.process.RunningParts;
import io.marketsuite.stack.process.TcpPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {
  @TempDir Path folder;
  private final int port = TcpPorts.free();
  private Duration limit = Duration.ofSeconds(60);
  private RunningParts running;
  private Path jar;

  @BeforeEach
  void packService() throws IOException {
    jar = FakeService.packed(folder.resolve("service.jar"));
    running = RunningParts.open(folder, false);
  }

  @AfterEach
  void endAll() {
    running.close();
  }

  @Test
  void a_service_is_started_measured_killed_and_started_again() {
    ServiceProcess service = ServiceProcess.start(launch(Map.of()), running);
    long first = service.process().pid();

    assertThat(service.startUp()).isPositive();
    assertThat(service.process().residentBytes()).isPositive();
    service.kill();
    service.start();

    assertThat(service.process().pid()).isNotEqualTo(first);
    service.close();
    assertThat(service.process().isAlive()).isFalse();
    assertThat(folder.resolve("running")).isEmptyFile();
  }

  @Test
  void a_frozen_service_answers_nobody_until_it_is_thawed() throws Exception {
    ServiceProcess service = ServiceProcess.start(launch(Map.of()), running);
    HttpRequest ready =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
            .timeout(Duration.ofSeconds(1))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      service.process().freeze();
      assertThatThrownBy(() -> http.send(ready, HttpResponse.BodyHandlers.discarding()))
          .isInstanceOf(HttpTimeoutException.class);
      assertThat(service.process().isAlive()).isTrue();

      service.process().thaw();

      assertThat(http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void a_service_that_ends_while_starting_is_reported_with_the_end_of_its_log() {
    assertThatThrownBy(
            () -> ServiceProcess.start(launch(Map.of(FakeService.MISBEHAVIOUR, "ends")), running))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("patient ended while starting (it ended with exit code 7)")
        .hasMessageContaining("I cannot find my keys");
    assertThat(folder.resolve("running")).isEmptyFile();
  }

  @Test
  void a_service_that_does_not_get_ready_is_ended_and_reported_with_the_end_of_its_log() {
    limit = Duration.ofSeconds(10);

    assertThatThrownBy(
            () ->
                ServiceProcess.start(
                    launch(Map.of(FakeService.MISBEHAVIOUR, "never ready")), running))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("patient was not ready within 10 s")
        .hasMessageContaining("it answered 503 DOWN: no pulse")
        .hasMessageContaining("I am still thinking");
    assertThat(folder.resolve("running")).isEmptyFile();
  }

  @Test
  void a_service_that_is_not_built_is_named() {
    jar = folder.resolve("absent.jar");

    assertThatThrownBy(() -> ServiceProcess.start(launch(Map.of()), running))
        .hasMessageContaining("patient is not built");
  }

  @Test
  void what_is_launched_is_told_without_its_environment() {
    assertThat(launch(Map.of("PASSWORD", "s3cret")).toString()).doesNotContain("s3cret");
  }

  private ServiceProcess.Launch launch(Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(port));
    return new ServiceProcess.Launch(
        "patient",
        jar,
        List.of("-Xmx32m"),
        environment,
        folder,
        folder.resolve("logs/patient.log"),
        URI.create("http://127.0.0.1:" + port + "/q/health/ready"),
        limit);
  }
}
