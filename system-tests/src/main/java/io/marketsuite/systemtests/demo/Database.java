package io.marketsuite.systemtests.demo;

import io.marketsuite.stack.LocalStack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks into PostgreSQL as its superuser. */
final class Database {
  /** What holds a tenant's values; receipts and remembered results stay by declaration. */
  private static final List<String> ERASABLE =
      List.of("setting", "confidential_client", "public_client", "command_key");

  private Database() {}

  /** How many erasable rows of a tenant there are. */
  static long rowsOf(LocalStack stack, String tenant) {
    try (Connection connection = connect(stack, "settings")) {
      long rows = 0;
      for (String table : ERASABLE) {
        try (PreparedStatement query =
            connection.prepareStatement("select count(*) from " + table + " where tenant_id = ?")) {
          query.setString(1, tenant);
          try (ResultSet result = query.executeQuery()) {
            result.next();
            rows += result.getLong(1);
          }
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tables in which some row, as text or as bytes, holds a string. */
  static List<String> tablesHolding(LocalStack stack, String needle) {
    List<String> found = new ArrayList<>();
    for (String database : List.of("settings", "dispatcher", "lifecycle")) {
      try (Connection connection = connect(stack, database)) {
        for (String table : tables(connection)) {
          if (holds(connection, table, needle)) {
            found.add("table " + database + "." + table);
          }
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return found;
  }

  private static boolean holds(Connection connection, String table, String needle)
      throws SQLException {
    String sql =
        "select exists (select 1 from \"" + table + "\" t where t::text like ? or t::text like ?)";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, "%" + needle + "%");
      query.setString(2, "%" + hex(needle) + "%");
      try (ResultSet result = query.executeQuery()) {
        result.next();
        return result.getBoolean(1);
      }
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "select table_name from information_schema.tables"
                    + " where table_schema = 'public' and table_type = 'BASE TABLE'")) {
      while (result.next()) {
        tables.add(result.getString(1));
      }
    }
    return tables;
  }

  private static String hex(String text) {
    return java.util.HexFormat.of()
        .formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Connection connect(LocalStack stack, String name) throws SQLException {
    io.marketsuite.stack.postgres.Database database = stack.superuser(name);
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }
}
