package io.marketsuite.lifecycle.adapter.http;

import io.marketsuite.keyring.GenerateKeys;
import io.marketsuite.stack.postgres.Database;
import io.marketsuite.testsupport.TestPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What operators' orders need: the processor's own database, the ingress's keys, and the table that
 * settings-service owns and lets the role {@code ingress} fill.
 */
public final class OrderStores implements QuarkusTestResourceLifecycleManager {
  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS command_key (
        key_id uuid PRIMARY KEY,
        tenant_id text NOT NULL CHECK (tenant_id = lower(tenant_id) AND tenant_id <> ''),
        feature_id text NOT NULL,
        wrapped bytea NOT NULL,
        wrapping_key_id text NOT NULL,
        inserted_at timestamptz NOT NULL DEFAULT now())""";
  private static final String GRANT =
      "GRANT INSERT (key_id, tenant_id, feature_id, wrapped, wrapping_key_id)"
          + " ON command_key TO ingress";

  @Override
  public Map<String, String> start() {
    TestPostgres postgres = TestPostgres.shared();
    Database own = postgres.createDatabase("lifecycle", "lifecycle");
    Database settings = postgres.createDatabase("settings", "settings");
    Database guest = postgres.createGuest("settings", "ingress");
    execute(settings, TABLE, GRANT);
    return Map.of(
        "quarkus.datasource.jdbc.url", own.jdbcUrl(),
        "quarkus.datasource.username", own.user(),
        "quarkus.datasource.password", own.password(),
        "quarkus.datasource.keys.jdbc.url", guest.jdbcUrl(),
        "quarkus.datasource.keys.username", guest.user(),
        "quarkus.datasource.keys.password", guest.password(),
        "suite.keys-folder", keys().toString(),
        "suite.lifecycle.order-patience", "PT4S");
  }

  private static Path keys() {
    try {
      Path folder = Files.createTempDirectory("processor-test-").resolve("keys");
      GenerateKeys.into(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void execute(Database database, String... statements) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connect(Database database) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  /** One text of each row that a query of a database finds, as the superuser. */
  static List<String> query(String database, String sql) {
    try (Connection connection = connect(TestPostgres.shared().superuser(database));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    // It is stopped with the JVM.
  }
}
