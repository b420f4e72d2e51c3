package io.marketsuite.stack.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * How to log in to a database.
 *
 * @param jdbcUrl the database's JDBC URL, without credentials
 * @param user the role
 * @param password its password; not shown by {@link #toString()}
 */
public record Database(String jdbcUrl, String user, String password) {
  /** A new connection, which the caller closes. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, user, password);
  }

  /** The same database for another role. */
  public Database as(String otherUser, String itsPassword) {
    return new Database(jdbcUrl, otherUser, itsPassword);
  }

  @Override
  public String toString() {
    return user + "@" + jdbcUrl;
  }
}
