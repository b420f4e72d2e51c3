package io.marketsuite.dispatcher.adapter.postgres;

import io.marketsuite.dispatcher.domain.LaneItem.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What is parked, of all instances, for the operator to look at. Thread-safe. */
@ApplicationScoped
public class ParkedDeliveries {
  private static final String LIST =
      "SELECT * FROM parked_delivery ORDER BY topic, partition_no, record_key, record_offset"
          + " LIMIT ?";

  /**
   * A parked delivery.
   *
   * @param dueAt when it is to be tried; long ago for one that waits behind its key's head
   */
  public record Parked(Entry entry, Instant dueAt) {}

  private final DataSource database;

  ParkedDeliveries(DataSource database) {
    this.database = database;
  }

  /**
   * Parked deliveries, by key and in order.
   *
   * @throws SQLException if the database does not answer
   */
  public List<Parked> list(int limit) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement sql = connection.prepareStatement(LIST)) {
      new Row(sql).number(limit);
      try (ResultSet found = sql.executeQuery()) {
        List<Parked> parked = new ArrayList<>();
        while (found.next()) {
          parked.add(new Parked(Row.entry(found), Row.instant(found, "due_at")));
        }
        return parked;
      }
    }
  }
}
