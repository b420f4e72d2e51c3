package io.marketsuite.dispatcher.adapter.postgres;

import io.marketsuite.dispatcher.application.ParkingLot;
import io.marketsuite.dispatcher.application.Tenure;
import io.marketsuite.dispatcher.domain.LaneItem.Entry;
import io.marketsuite.dispatcher.domain.PartitionId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The parking lot in PostgreSQL. Every transaction first reads the partition's epoch with a shared
 * lock, so a takeover waits for it and whatever comes after the takeover finds its epoch gone.
 * Plain SQL, because the fence and the uniqueness of (topic, partition, offset) are the point.
 * Thread-safe.
 */
public final class PostgresParkingLot implements ParkingLot {
  private static final String AT = "topic = ? AND partition_no = ?";

  private static final String TAKE_OVER =
      """
      INSERT INTO partition_owner AS o (topic, partition_no, epoch) VALUES (?, ?, 1)
      ON CONFLICT (topic, partition_no) DO UPDATE SET epoch = o.epoch + 1
      RETURNING epoch""";

  private static final String FENCE =
      "SELECT 1 FROM partition_owner WHERE " + AT + " AND epoch = ? FOR SHARE";

  private static final String KEYS =
      """
      SELECT DISTINCT ON (record_key) record_key, due_at, requested_at,
        max(generation) OVER (PARTITION BY record_key) AS newest
      FROM parked_delivery WHERE %s ORDER BY record_key, record_offset"""
          .formatted(AT);

  private static final String PARK =
      """
      INSERT INTO parked_delivery (topic, partition_no, record_offset, record_key, channel,
        delivery_id, generation, request, requested_at, give_up_at, attempts, outcome_unknown,
        last_error, due_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (topic, partition_no, record_offset) DO NOTHING""";

  private static final String OF_KEY =
      "SELECT * FROM parked_delivery WHERE "
          + AT
          + " AND record_key = ? ORDER BY record_offset LIMIT ?";

  private static final String RESCHEDULE =
      "UPDATE parked_delivery SET attempts = ?, outcome_unknown = ?, last_error = ?, due_at = ?"
          + " WHERE "
          + AT
          + " AND record_offset = ?";

  private static final String REMOVE =
      "DELETE FROM parked_delivery WHERE " + AT + " AND record_offset = ?";

  private static final String DEAD_LETTER =
      """
      INSERT INTO dead_letter (id, topic, partition_no, record_offset, record_key, channel,
        delivery_id, generation, request, requested_at, attempts, outcome_unknown, last_error,
        dead_lettered_at, state)
      VALUES (gen_random_uuid(), ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, 'OPEN')
      ON CONFLICT (topic, partition_no, record_offset) DO NOTHING""";

  private static final String WITHDRAW =
      """
      UPDATE dead_letter SET state = 'DISCARDED', settled_by = 'withdrawn', settled_at = ?
      WHERE topic = ? AND record_key = ? AND delivery_id = ? AND state = 'OPEN'""";

  private final DataSource database;

  public PostgresParkingLot(DataSource database) {
    this.database = database;
  }

  /** A few statements of one transaction. */
  @FunctionalInterface
  private interface Statements<T> {
    T run(Connection connection) throws SQLException;
  }

  @Override
  public Tenure takeOver(PartitionId partition) {
    return inTransaction(
        connection -> {
          try (PreparedStatement sql = connection.prepareStatement(TAKE_OVER)) {
            new Row(sql).partition(partition);
            try (ResultSet found = sql.executeQuery()) {
              found.next();
              return new Tenure(partition, found.getLong(1));
            }
          }
        });
  }

  @Override
  public List<ParkedKey> parkedKeys(Tenure tenure) {
    return fenced(
        tenure,
        connection -> {
          try (PreparedStatement sql = connection.prepareStatement(KEYS)) {
            new Row(sql).partition(tenure.partition());
            try (ResultSet found = sql.executeQuery()) {
              List<ParkedKey> keys = new ArrayList<>();
              while (found.next()) {
                keys.add(parkedKey(found));
              }
              return keys;
            }
          }
        });
  }

  private static ParkedKey parkedKey(ResultSet found) throws SQLException {
    return new ParkedKey(
        found.getString("record_key"),
        Row.instant(found, "due_at"),
        Row.instant(found, "requested_at"),
        found.getLong("newest"));
  }

  @Override
  public void park(Tenure tenure, List<Entry> entries, Instant due) {
    fenced(
        tenure,
        connection -> {
          try (PreparedStatement sql = connection.prepareStatement(PARK)) {
            Instant dueAt = due;
            for (Entry entry : entries) {
              new Row(sql)
                  .identity(entry)
                  .instant(entry.delivery().giveUpAt())
                  .history(entry.history())
                  .instant(dueAt);
              sql.addBatch();
              dueAt = Instant.EPOCH;
            }
            return sql.executeBatch();
          }
        });
  }

  @Override
  public Optional<Entry> head(Tenure tenure, String key) {
    return ofKey(tenure, key, 1).stream().findFirst();
  }

  @Override
  public List<Entry> all(Tenure tenure, String key) {
    return ofKey(tenure, key, Integer.MAX_VALUE);
  }

  private List<Entry> ofKey(Tenure tenure, String key, int limit) {
    return fenced(
        tenure,
        connection -> {
          try (PreparedStatement sql = connection.prepareStatement(OF_KEY)) {
            new Row(sql).partition(tenure.partition()).text(key).number(limit);
            try (ResultSet found = sql.executeQuery()) {
              List<Entry> entries = new ArrayList<>();
              while (found.next()) {
                entries.add(Row.entry(found));
              }
              return entries;
            }
          }
        });
  }

  @Override
  public void reschedule(Tenure tenure, Entry entry, Instant due) {
    fenced(
        tenure,
        connection -> {
          try (PreparedStatement sql = connection.prepareStatement(RESCHEDULE)) {
            new Row(sql).history(entry.history()).instant(due).origin(entry.origin());
            return sql.executeUpdate();
          }
        });
  }

  @Override
  public void remove(Tenure tenure, Entry entry) {
    fenced(tenure, connection -> remove(connection, entry));
  }

  private static int remove(Connection connection, Entry entry) throws SQLException {
    try (PreparedStatement sql = connection.prepareStatement(REMOVE)) {
      new Row(sql).origin(entry.origin());
      return sql.executeUpdate();
    }
  }

  @Override
  public void moveToDeadLetters(Tenure tenure, Entry entry, Instant at) {
    fenced(
        tenure,
        connection -> {
          try (PreparedStatement sql = connection.prepareStatement(DEAD_LETTER)) {
            new Row(sql).identity(entry).history(entry.history()).instant(at);
            sql.executeUpdate();
          }
          return remove(connection, entry);
        });
  }

  @Override
  public void withdrawDeadLetter(Tenure tenure, String key, String deliveryId, Instant at) {
    fenced(
        tenure,
        connection -> {
          try (PreparedStatement sql = connection.prepareStatement(WITHDRAW)) {
            new Row(sql).instant(at).text(tenure.partition().topic()).text(key).text(deliveryId);
            return sql.executeUpdate();
          }
        });
  }

  private <T> T fenced(Tenure tenure, Statements<T> statements) {
    return inTransaction(
        connection -> {
          try (PreparedStatement sql = connection.prepareStatement(FENCE)) {
            new Row(sql).partition(tenure.partition()).number(tenure.epoch());
            try (ResultSet found = sql.executeQuery()) {
              if (!found.next()) {
                throw new FencedException(tenure);
              }
            }
          }
          return statements.run(connection);
        });
  }

  private <T> T inTransaction(Statements<T> statements) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = statements.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new UnavailableException("PostgreSQL: SQLSTATE " + e.getSQLState(), e);
    }
  }
}
