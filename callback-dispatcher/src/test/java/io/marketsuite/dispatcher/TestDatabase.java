package io.marketsuite.dispatcher;

import io.marketsuite.stack.postgres.Database;
import io.marketsuite.testsupport.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The dispatcher's tables in a real PostgreSQL. Tests tell their own rows by topic. */
public final class TestDatabase {
  private static final DataSource SHARED = create();

  private TestDatabase() {}

  public static DataSource shared() {
    return SHARED;
  }

  private static DataSource create() {
    Database login = TestPostgres.shared().createDatabase("dispatcher_engine", "dispatcher_engine");
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(login.jdbcUrl());
    source.setUser(login.user());
    source.setPassword(login.password());
    Flyway.configure().dataSource(source).load().migrate();
    return source;
  }

  /** How many rows a table has for a topic. */
  public static long rows(String table, String topic) {
    try (Connection connection = SHARED.getConnection();
        PreparedStatement sql =
            connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE topic = ?")) {
      sql.setString(1, topic);
      try (ResultSet found = sql.executeQuery()) {
        found.next();
        return found.getLong(1);
      }
    } catch (SQLException e) {
      throw new AssertionError("cannot count " + table, e);
    }
  }
}
