package io.marketsuite.lifecycle.adapter.projection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** A statement whose parameters are filled from left to right. Not thread-safe. */
final class Sql implements AutoCloseable {
  private final PreparedStatement statement;
  private int index;
  private int batched;

  Sql(Connection connection, String text) throws SQLException {
    this.statement = connection.prepareStatement(text);
  }

  Sql text(String value) throws SQLException {
    statement.setString(++index, value);
    return this;
  }

  Sql text(Optional<String> value) throws SQLException {
    return text(value.orElse(null));
  }

  Sql number(long value) throws SQLException {
    statement.setLong(++index, value);
    return this;
  }

  Sql flag(boolean value) throws SQLException {
    statement.setBoolean(++index, value);
    return this;
  }

  Sql instant(Instant value) throws SQLException {
    statement.setObject(++index, value.atOffset(ZoneOffset.UTC));
    return this;
  }

  Sql uuid(Optional<UUID> value) throws SQLException {
    if (value.isPresent()) {
      statement.setObject(++index, value.get());
    } else {
      statement.setNull(++index, Types.OTHER);
    }
    return this;
  }

  Sql uuid(UUID value) throws SQLException {
    return uuid(Optional.of(value));
  }

  Sql uuids(Collection<UUID> values) throws SQLException {
    return array("uuid", values.toArray());
  }

  Sql texts(Collection<String> values) throws SQLException {
    return array("text", values.toArray());
  }

  private Sql array(String type, Object[] values) throws SQLException {
    Array array = statement.getConnection().createArrayOf(type, values);
    statement.setArray(++index, array);
    return this;
  }

  /** The parameters are complete; the next ones are another row's. */
  void add() throws SQLException {
    statement.addBatch();
    index = 0;
    batched++;
  }

  /** Runs all that were added, in order; nothing if there are none. */
  void run() throws SQLException {
    if (batched > 0) {
      statement.executeBatch();
    }
  }

  PreparedStatement statement() {
    return statement;
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
