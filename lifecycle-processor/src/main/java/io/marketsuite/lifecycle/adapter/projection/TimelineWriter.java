package io.marketsuite.lifecycle.adapter.projection;

import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.timeline.CallbackMark;
import io.marketsuite.lifecycle.timeline.Line;
import io.marketsuite.lifecycle.timeline.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes batches, each in one transaction together with how far it reaches. Written again, a record
 * changes nothing: rows are unique by topic, partition and offset, and states by their offset.
 * Plain SQL, because that is the point. Thread-safe.
 */
@ApplicationScoped
class TimelineWriter {
  private static final String OFFSETS =
      "SELECT topic, partition_no, next_offset FROM projection_offset";

  private static final String MOVE_ON =
      """
      INSERT INTO projection_offset AS known (topic, partition_no, next_offset) VALUES (?, ?, ?)
      ON CONFLICT (topic, partition_no)
      DO UPDATE SET next_offset = greatest(known.next_offset, excluded.next_offset)""";

  private static final String ENTRY =
      """
      INSERT INTO timeline_entry (topic, partition_no, record_offset, tenant_id, feature_id,
        recorded_at, opens, stories, reference, entry)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
      ON CONFLICT (topic, partition_no, record_offset) DO NOTHING""";

  private static final String CALLBACK =
      """
      INSERT INTO callback AS known (command_id, tenant_id, feature_id, generation, kind,
        requested_at, attempts, ending, changed_at, record_offset)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (command_id) DO UPDATE SET
        requested_at = CASE WHEN ? THEN excluded.requested_at ELSE known.requested_at END,
        attempts = excluded.attempts, ending = excluded.ending,
        changed_at = excluded.changed_at, record_offset = excluded.record_offset
      WHERE known.record_offset <= excluded.record_offset""";

  private static final String FEATURE =
      """
      INSERT INTO feature AS known (tenant_id, feature_id, status, confirmed, since, state,
        record_offset)
      VALUES (?, ?, ?, ?, ?, ?::jsonb, ?)
      ON CONFLICT (tenant_id, feature_id) DO UPDATE SET
        status = excluded.status, confirmed = excluded.confirmed, since = excluded.since,
        state = excluded.state, record_offset = excluded.record_offset
      WHERE known.record_offset < excluded.record_offset""";

  private final DataSource database;

  TimelineWriter(DataSource database) {
    this.database = database;
  }

  /**
   * Where each partition goes on; one that is not in there was never read.
   *
   * @throws SQLException if PostgreSQL does not answer
   */
  Map<TopicPartition, Long> offsets() throws SQLException {
    try (Connection connection = database.getConnection();
        Sql sql = new Sql(connection, OFFSETS);
        ResultSet rows = sql.statement().executeQuery()) {
      Map<TopicPartition, Long> offsets = new HashMap<>();
      while (rows.next()) {
        offsets.put(
            new TopicPartition(rows.getString("topic"), rows.getInt("partition_no")),
            rows.getLong("next_offset"));
      }
      return offsets;
    }
  }

  /**
   * Writes what was read, and that it is read.
   *
   * @param records in each partition's order
   * @param next where each partition goes on
   * @throws SQLException if PostgreSQL is away, or refuses some of the data (SQLSTATE classes 22
   *     and 23); nothing is written then
   */
  void write(List<Read> records, Map<TopicPartition, Long> next) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        write(connection, records);
        moveOn(connection, next);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private static void write(Connection connection, List<Read> records) throws SQLException {
    List<Read.OfLine> lines = all(records, Read.OfLine.class);
    List<Line> bare = lines.stream().map(Read.OfLine::line).toList();
    List<Read.OfText> texts = all(records, Read.OfText.class);
    FreeTexts.lock(connection, texts, bare);
    StoryLinks links = StoryLinks.load(connection, bare);
    try (Sql sql = new Sql(connection, ENTRY)) {
      for (Read.OfLine it : lines) {
        entry(sql, it, links);
      }
      sql.run();
    }
    links.save(connection);
    callbacks(connection, lines);
    features(connection, all(records, Read.OfState.class));
    FreeTexts.keep(connection, texts);
    FreeTexts.erase(connection, bare);
    Optional<Read.OfTick> tick = all(records, Read.OfTick.class).stream().reduce((a, b) -> b);
    if (tick.isPresent()) {
      FreeTexts.expire(connection, tick.get().at());
    }
  }

  private static <R extends Read> List<R> all(List<Read> records, Class<R> type) {
    return records.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** What belongs to no story that is known is one of its own, so that nothing is left untold. */
  private static void entry(Sql sql, Read.OfLine read, StoryLinks links) throws SQLException {
    Line line = read.line();
    Optional<UUID> found = links.storyOf(line);
    Set<UUID> stories = new LinkedHashSet<>();
    Stream.concat(found.stream(), line.stories().stream()).forEach(stories::add);
    Optional<UUID> opens = line.opens();
    if (stories.isEmpty() && read.truth()) {
      UUID alone = alone(read.place());
      stories.add(alone);
      opens = Optional.of(alone);
    }
    if (!stories.isEmpty()) {
      links.add(line, stories.iterator().next());
    }
    sql.text(read.place().topic())
        .number(read.place().partition())
        .number(read.place().offset())
        .text(line.tenantId())
        .text(line.featureId())
        .instant(line.entry().at())
        .uuid(opens)
        .uuids(stories)
        .text(line.reference())
        .text(EntryJson.write(line.entry()))
        .add();
  }

  private static UUID alone(Place place) {
    return UUID.nameUUIDFromBytes(place.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void callbacks(Connection connection, List<Read.OfLine> lines)
      throws SQLException {
    try (Sql sql = new Sql(connection, CALLBACK)) {
      for (Read.OfLine read : lines) {
        for (CallbackMark mark : read.line().callbacks()) {
          sql.uuid(mark.commandId())
              .text(read.line().tenantId())
              .text(read.line().featureId())
              .number(mark.generation())
              .text(mark.kind().name())
              .instant(mark.at())
              .number(mark.attempts())
              .text(mark.ending().map(Enum::name))
              .instant(mark.at())
              .number(read.place().offset())
              .flag(mark.requested())
              .add();
        }
      }
      sql.run();
    }
  }

  private static void features(Connection connection, List<Read.OfState> states)
      throws SQLException {
    try (Sql sql = new Sql(connection, FEATURE)) {
      for (Read.OfState read : states) {
        sql.text(read.state().tenantId())
            .text(read.state().featureId())
            .text(read.state().status().name())
            .flag(read.state().confirmed())
            .instant(read.state().since())
            .text(new String(Wire.write(read.state()), StandardCharsets.UTF_8))
            .number(read.place().offset())
            .add();
      }
      sql.run();
    }
  }

  private static void moveOn(Connection connection, Map<TopicPartition, Long> next)
      throws SQLException {
    try (Sql sql = new Sql(connection, MOVE_ON)) {
      List<TopicPartition> ordered = inOrder(next.keySet());
      for (TopicPartition partition : ordered) {
        sql.text(partition.topic()).number(partition.partition()).number(next.get(partition)).add();
      }
      sql.run();
    }
  }

  /** Two instances in a rebalance must not lock each other's rows crosswise. */
  private static List<TopicPartition> inOrder(Collection<TopicPartition> partitions) {
    return partitions.stream()
        .sorted(
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition))
        .toList();
  }
}
