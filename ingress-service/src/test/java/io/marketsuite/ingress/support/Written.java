package io.marketsuite.ingress.support;

import io.marketsuite.contracts.Topics;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.TestKafka;
import io.marketsuite.testsupport.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * How much the ingress has left behind, for all tenants.
 *
 * @param commands records of the command topic
 * @param telemetry records of the telemetry topic
 * @param keys rows of command_key
 */
public record Written(long commands, long telemetry, long keys) {
  private static final int PARTITIONS = 3;
  private static final Admin ADMIN =
      Admin.create(Map.of("bootstrap.servers", TestKafka.shared().bootstrapServers()));

  /** As it is. */
  public static Written now() {
    return new Written(records(Topics.COMMANDS), records(Topics.TELEMETRY_RAW), keyRows());
  }

  /** As it is once earlier tests' requests have left all they leave. */
  public static Written whenQuiet() {
    AtomicReference<Written> last = new AtomicReference<>(now());
    Deadline.in(Duration.ofSeconds(30))
        .await(
            () -> {
              pause();
              return last.getAndSet(now()).equals(last.get());
            },
            () -> "the topics still grow");
    return last.get();
  }

  private static void pause() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long records(String topic) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
    }
    try {
      return ADMIN.listOffsets(ends).all().get().values().stream()
          .mapToLong(end -> end.offset())
          .sum();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static long keyRows() {
    try (Connection connection = TestPostgres.shared().superuser("settings").connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM command_key")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
