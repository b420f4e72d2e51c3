package io.marketsuite.stack.postgres;

import io.marketsuite.stack.StackException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;

/**
 * Makes databases and roles on a server, unless they are there. Thread-safe.
 *
 * @param superuser a login that may make them
 * @param passwords gives a role's password; the same one each time
 */
public record DatabaseAdmin(Database superuser, UnaryOperator<String> passwords) {
  /**
   * Makes a database with a role that owns it. Other roles cannot connect to it.
   *
   * @return the owner's login
   */
  public Database database(String name, String owner) {
    makeRole(owner);
    run(
        "make database " + name,
        statement -> {
          if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = " + literal(name))) {
            String made = identifier(name);
            statement.execute("CREATE DATABASE " + made + " OWNER " + identifier(owner));
            statement.execute("REVOKE ALL ON DATABASE " + made + " FROM PUBLIC");
          }
        });
    return login(name, owner);
  }

  /**
   * Makes a role that can connect to a database and is granted nothing in it.
   *
   * @return its login
   */
  public Database guest(String database, String role) {
    makeRole(role);
    run(
        "let " + role + " connect",
        statement ->
            statement.execute(
                "GRANT CONNECT ON DATABASE " + identifier(database) + " TO " + identifier(role)));
    return login(database, role);
  }

  private void makeRole(String name) {
    run(
        "make role " + name,
        statement -> {
          if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = " + literal(name))) {
            String password = literal(passwords.apply(name));
            statement.execute("CREATE ROLE " + identifier(name) + " LOGIN PASSWORD " + password);
          }
        });
  }

  private Database login(String database, String role) {
    String url = superuser.jdbcUrl().replaceFirst("/[^/?]*(\\?.*)?$", "/" + database);
    return new Database(url, role, passwords.apply(role));
  }

  @FunctionalInterface
  private interface Work {
    void with(Statement statement) throws SQLException;
  }

  private void run(String what, Work work) {
    try (Connection connection = superuser.connect();
        Statement statement = connection.createStatement()) {
      work.with(statement);
    } catch (SQLException e) {
      throw new StackException("PostgreSQL could not " + what + ": " + e.getMessage(), e);
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (var rows = statement.executeQuery(query)) {
      return rows.next();
    }
  }

  private static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
