package io.marketsuite.stack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.stack.StackException;
import io.marketsuite.stack.process.RunningParts;
import io.marketsuite.stack.process.TcpPorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
  @TempDir Path folder;
  private RunningParts running;
  private PostgresServer server;

  @BeforeEach
  void startServer() {
    running = RunningParts.open(folder, true);
    server = PostgresServer.start(settings(TcpPorts.free()), running);
  }

  @AfterEach
  void stopServer() {
    server.close();
    running.close();
  }

  @Test
  void committed_rows_survive_kill_minus_9_and_an_orderly_restart() throws SQLException {
    Database shop = server.admin().database("shop", "shopkeeper");
    execute(shop, "CREATE TABLE orders (id int)", "INSERT INTO orders VALUES (1)");

    server.kill();
    server.start();
    execute(shop, "INSERT INTO orders VALUES (2)");
    server.close();
    server.start();

    assertThat(number(shop, "SELECT sum(id) FROM orders")).isEqualTo(3);
    assertThat(server.version()).startsWith("18.");
  }

  @Test
  void databases_and_roles_are_made_once_and_keep_their_passwords() {
    Database first = server.admin().database("shop", "shopkeeper");

    Database again = server.admin().database("shop", "shopkeeper");

    assertThat(again).isEqualTo(first);
    assertThat(first.toString()).doesNotContain(first.password());
  }

  @Test
  void a_guest_may_log_in_and_read_nothing() throws SQLException {
    Database shop = server.admin().database("shop", "shopkeeper");
    execute(shop, "CREATE TABLE orders (id int)");

    Database guest = server.admin().guest("shop", "visitor");

    assertThat(number(guest, "SELECT 1")).isEqualTo(1);
    assertThatThrownBy(() -> number(guest, "SELECT count(*) FROM orders"))
        .hasMessageContaining("permission denied");
  }

  @Test
  void a_wrong_password_is_refused() {
    Database shop = server.admin().database("shop", "shopkeeper");

    assertThatThrownBy(() -> number(shop.as("shopkeeper", "guessed"), "SELECT 1"))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void a_taken_port_is_reported_with_postgresqls_own_words() throws IOException {
    server.close();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      PostgresServer.Settings onTakenPort = settings(taken.getLocalPort());

      assertThatThrownBy(() -> PostgresServer.start(onTakenPort, running))
          .isInstanceOf(StackException.class)
          .hasMessageContaining("Address already in use");
    }
  }

  private PostgresServer.Settings settings(int port) {
    return new PostgresServer.Settings(
        folder.resolve("postgres"), port, PostgresServer.Durability.UNSYNCED);
  }

  private static void execute(Database database, String... statements) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static int number(Database database, String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
