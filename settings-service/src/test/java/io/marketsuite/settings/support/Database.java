package io.marketsuite.settings.support;

import io.marketsuite.testsupport.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The settings database as seen from outside. */
public final class Database {
  private Database() {}

  /** The ingress's own login, with only what the migrations granted it. */
  public static io.marketsuite.stack.postgres.Database ingress() {
    return TestPostgres.shared().createGuest("settings", "ingress");
  }

  public static io.marketsuite.stack.postgres.Database superuser() {
    return TestPostgres.shared().superuser("settings");
  }

  /** The first column of each row as text. */
  public static List<String> query(String sql, Object... parameters) {
    try (Connection connection = superuser().connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      List<String> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** Runs a statement in a database of the server. */
  public static void run(String database, String sql) {
    try (Connection connection = TestPostgres.shared().superuser(database).connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /**
   * Every row of every table, each as one text; octets stand as hex and, where they are text, so.
   */
  public static String dump() {
    StringBuilder all = new StringBuilder();
    for (String table :
        query(
            "select tablename from pg_tables where schemaname not in "
                + "('pg_catalog', 'information_schema')")) {
      query("select t::text from \"" + table + "\" t").forEach(row -> all.append(row).append('\n'));
    }
    return all.toString();
  }
}
