package io.marketsuite.lifecycle.adapter.postgres;

import io.marketsuite.lifecycle.application.FreeText;
import io.marketsuite.lifecycle.application.StoreAwayException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Free text in the table {@code free_text} of the processor's own database. */
public final class PostgresFreeText implements FreeText {
  private static final String WHAT = "the database of free text";
  private static final String INSERT =
      "INSERT INTO free_text (id, tenant_id, feature_id, text, written_at) VALUES (?, ?, ?, ?, ?)";
  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtextextended(tenant_id || '/' || feature_id, 0))"
          + " FROM free_text WHERE id = ?";
  private static final String ASSIGN = "UPDATE free_text SET generation = ? WHERE id = ?";

  /**
   * What belongs to a generation that is erased already goes at once: nothing else would take it.
   */
  private static final String DROP_IF_ERASED =
      "DELETE FROM free_text t WHERE id = ? AND EXISTS (SELECT 1 FROM story_link l"
          + " WHERE l.tenant_id = t.tenant_id AND l.feature_id = t.feature_id"
          + " AND l.name = 'erasure:' || t.generation)";

  private final DataSource database;
  private final Runnable tables;
  private final Supplier<UUID> ids;

  /**
   * @param tables makes sure that the tables are there, each time; throws while they cannot be
   */
  public PostgresFreeText(DataSource database, Runnable tables, Supplier<UUID> ids) {
    this.database = database;
    this.tables = tables;
    this.ids = ids;
  }

  @Override
  public UUID put(String tenantId, String featureId, String text, Instant writtenAt) {
    UUID id = ids.get();
    execute(
        INSERT,
        insert -> {
          insert.setObject(1, id);
          insert.setString(2, tenantId);
          insert.setString(3, featureId);
          insert.setString(4, text);
          insert.setObject(5, writtenAt.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
        });
    return id;
  }

  @Override
  public void belongsTo(UUID id, long generation) {
    requireTables();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      assign(connection, id, generation);
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException away) {
      throw new StoreAwayException(WHAT, away);
    }
  }

  private static void assign(Connection connection, UUID id, long generation) throws SQLException {
    try {
      // The projection erases under the same lock, so that one of the two sees the other.
      fill(connection, LOCK, lock -> lock.setObject(1, id));
      fill(
          connection,
          ASSIGN,
          assign -> {
            assign.setLong(1, generation);
            assign.setObject(2, id);
          });
      fill(connection, DROP_IF_ERASED, drop -> drop.setObject(1, id));
    } catch (SQLException failed) {
      connection.rollback();
      throw failed;
    }
  }

  private static void fill(Connection connection, String sql, Filling filling) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      filling.fill(statement);
      statement.execute();
    }
  }

  /** Fills a statement. */
  @FunctionalInterface
  private interface Filling {
    void fill(PreparedStatement statement) throws SQLException;
  }

  private void execute(String sql, Filling filling) {
    requireTables();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      filling.fill(statement);
      statement.executeUpdate();
    } catch (SQLException away) {
      throw new StoreAwayException(WHAT, away);
    }
  }

  private void requireTables() {
    try {
      tables.run();
    } catch (RuntimeException away) {
      throw new StoreAwayException(WHAT, away);
    }
  }
}
