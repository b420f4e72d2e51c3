package io.marketsuite.dispatcher.adapter.postgres;

import io.marketsuite.dispatcher.domain.Delivery;
import io.marketsuite.dispatcher.domain.History;
import io.marketsuite.dispatcher.domain.LaneItem.Entry;
import io.marketsuite.dispatcher.domain.Origin;
import io.marketsuite.dispatcher.domain.PartitionId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Fills a statement's parameters from left to right, and reads rows back. Not thread-safe. */
final class Row {
  private final PreparedStatement sql;
  private int index;

  Row(PreparedStatement sql) {
    this.sql = sql;
  }

  Row text(String value) throws SQLException {
    sql.setString(++index, value);
    return this;
  }

  Row number(long value) throws SQLException {
    sql.setLong(++index, value);
    return this;
  }

  Row instant(Instant value) throws SQLException {
    sql.setObject(++index, value.atOffset(ZoneOffset.UTC));
    return this;
  }

  Row partition(PartitionId partition) throws SQLException {
    return text(partition.topic()).number(partition.partition());
  }

  Row origin(Origin origin) throws SQLException {
    return partition(origin.partition()).number(origin.offset());
  }

  /** From {@code topic} to {@code requested_at}. */
  Row identity(Entry entry) throws SQLException {
    Delivery delivery = entry.delivery();
    return origin(entry.origin())
        .text(entry.key())
        .text(Channel.of(delivery).name())
        .text(delivery.id())
        .number(delivery.generation())
        .text(Channel.request(delivery))
        .instant(delivery.requestedAt());
  }

  /** {@code attempts}, {@code outcome_unknown}, {@code last_error}. */
  Row history(History history) throws SQLException {
    number(history.attempts());
    sql.setBoolean(++index, history.outcomeUnknown());
    return text(history.lastError().orElse(null));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Entry entry(ResultSet row) throws SQLException {
    PartitionId partition = new PartitionId(row.getString("topic"), row.getInt("partition_no"));
    Delivery delivery =
        Channel.valueOf(row.getString("channel"))
            .delivery(
                row.getString("request"), instant(row, "requested_at"), instant(row, "give_up_at"));
    History history =
        new History(
            row.getInt("attempts"),
            row.getBoolean("outcome_unknown"),
            false,
            Optional.ofNullable(row.getString("last_error")));
    return new Entry(
        new Origin(partition, row.getLong("record_offset")),
        row.getString("record_key"),
        delivery,
        history,
        true);
  }
}
