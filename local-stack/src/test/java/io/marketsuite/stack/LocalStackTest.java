package io.marketsuite.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.stack.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stack with real Kafka and PostgreSQL; in place of the services, {@link FakeService}. */
class LocalStackTest {
  @TempDir Path project;
  private final Recording progress = new Recording();

  @BeforeEach
  void packServices() throws IOException {
    for (Service service : Service.values()) {
      FakeService.packed(jar(service));
    }
  }

  @Test
  void the_stack_comes_up_in_order_keeps_its_data_and_leaves_nothing_running() throws Exception {
    StackSettings settings = StackSettings.of(project).on(Ports.random());
    List<Long> pids;
    try (LocalStack stack = LocalStack.start(settings, progress)) {
      pids = pids(stack);
      assertThat(progress.parts).hasSize(2 + Service.values().length);
      assertThat(progress.parts.indexOf("ingress-service"))
          .isGreaterThan(progress.parts.indexOf("settings-service"));
      assertThat(settings.folder().resolve("keys")).isNotEmptyDirectory();
      execute(stack.superuser("settings"), "CREATE TABLE kept (id int)");
    }
    assertThat(pids).noneMatch(LocalStackTest::isAlive);

    try (LocalStack stack = LocalStack.start(settings, progress)) {
      execute(stack.superuser("settings"), "INSERT INTO kept VALUES (1)");
      pids = pids(stack);
    }
    assertThat(pids).noneMatch(LocalStackTest::isAlive);
  }

  @Test
  void when_a_part_fails_everything_is_stopped_and_a_throwaway_folder_is_gone() throws Exception {
    Files.delete(jar(Service.DISPATCHER));
    StackSettings settings =
        StackSettings.of(project).on(Ports.random()).with(StackSettings.Data.THROWAWAY);

    assertThatThrownBy(() -> LocalStack.start(settings, progress))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("callback-dispatcher is not built");

    assertThat(settings.folder()).doesNotExist();
    settings.ports().requireFree();
  }

  private Path jar(Service service) {
    return project.resolve(service.folder()).resolve("target/quarkus-app/quarkus-run.jar");
  }

  private static List<Long> pids(LocalStack stack) {
    List<Long> pids = new CopyOnWriteArrayList<>();
    for (Service service : Service.values()) {
      pids.add(stack.service(service).process().pid());
    }
    pids.add(stack.kafka().process().pid());
    pids.add(stack.postgres().pid());
    assertThat(pids).allMatch(LocalStackTest::isAlive);
    return pids;
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private static void execute(Database database, String sql) throws Exception {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static final class Recording implements Progress {
    final List<String> parts = new CopyOnWriteArrayList<>();

    @Override
    public void up(String part, String where, Duration took, long residentBytes) {
      parts.add(part);
      System.out.println(
          part + " " + where + " " + took + " " + residentBytes / 1_048_576 + " MiB");
    }

    @Override
    public void note(String what, Duration took) {}

    @Override
    public void stopping(String what) {}
  }
}
