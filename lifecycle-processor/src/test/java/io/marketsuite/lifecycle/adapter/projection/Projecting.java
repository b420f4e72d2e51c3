package io.marketsuite.lifecycle.adapter.projection;

import io.marketsuite.stack.postgres.Database;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.TestKafka;
import io.marketsuite.testsupport.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The projection over the JVM's real Kafka into a database of its own on the real PostgreSQL. */
final class Projecting implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String name;
  private final Database database;
  private final TestKafka kafka;
  private final String group = TestKafka.uniqueName("timeline");
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final TimelineProgress progress = new TimelineProgress(metrics);
  private final List<TimelineConsumer> running = new ArrayList<>();

  Projecting(String name, TestKafka kafka) {
    this.name = name;
    this.kafka = kafka;
    this.database = TestPostgres.shared().createDatabase(name, name);
  }

  /** One more instance of the consumer. */
  Projecting start() {
    TimelineConsumer consumer =
        new TimelineConsumer(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new TimelineSchema(
                Flyway.configure()
                    .dataSource(database.jdbcUrl(), database.user(), database.password())
                    .load()),
            new TimelineWriter(dataSource()),
            progress,
            config());
    consumer.start(null);
    running.add(consumer);
    return this;
  }

  void stop() {
    for (TimelineConsumer instance : running) {
      try {
        instance.stop(null);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    running.clear();
  }

  Stories stories() {
    return new Stories(dataSource());
  }

  TimelineProgress progress() {
    return progress;
  }

  /** Records passed over, by reason. */
  double passed(String reason) {
    return metrics.counter("lifecycle.timeline.unreadable", "reason", reason).count();
  }

  void await(BooleanSupplier condition, String what) {
    Deadline.in(PATIENCE).await(condition, () -> "Not within " + PATIENCE + ": " + what);
  }

  /** Until a decision is written, and all before it. */
  void awaitRead(Truth truth) {
    await(
        () ->
            query(
                        "SELECT 1 FROM projection_offset WHERE topic = '"
                            + truth.last().topic()
                            + "' AND partition_no = "
                            + truth.last().partition()
                            + " AND next_offset > "
                            + truth.last().offset())
                    .size()
                > 0,
        "the decisions of " + truth.tenant());
  }

  /** The first column of each row; nothing while the database is away or has no tables. */
  List<String> query(String sql) {
    try (Connection connection = superuser(name);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException _) {
      return List.of();
    }
  }

  void execute(String sql) {
    execute(name, sql);
  }

  /** Nobody but the superuser gets in any more, and who is in is thrown out. */
  void takeAway() {
    execute("postgres", "ALTER DATABASE \"" + name + "\" ALLOW_CONNECTIONS false");
    execute(
        "postgres",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
  }

  void giveBack() {
    execute("postgres", "ALTER DATABASE \"" + name + "\" ALLOW_CONNECTIONS true");
  }

  private static void execute(String database, String sql) {
    try (Connection connection = superuser(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static Connection superuser(String database) throws SQLException {
    return TestPostgres.shared().superuser(database).connect();
  }

  PGSimpleDataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.jdbcUrl());
    source.setUser(database.user());
    source.setPassword(database.password());
    return source;
  }

  private TimelineConfig config() {
    return new TimelineConfig() {
      @Override
      public String group() {
        return group;
      }

      @Override
      public int batch() {
        return 50;
      }

      @Override
      public Duration firstWait() {
        return Duration.ofMillis(100);
      }

      @Override
      public Duration longestWait() {
        return Duration.ofMillis(500);
      }

      @Override
      public Duration measureEvery() {
        return Duration.ofMillis(200);
      }
    };
  }

  @Override
  public void close() {
    stop();
  }
}
