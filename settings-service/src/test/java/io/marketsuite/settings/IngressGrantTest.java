package io.marketsuite.settings;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.settings.support.Database;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IngressGrantTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select wrapped from command_key",
        "update command_key set wrapped = ''",
        "delete from command_key",
        "insert into command_key (key_id, tenant_id, feature_id, wrapped, wrapping_key_id, decided_at)"
            + " values (gen_random_uuid(), 't', 'f', '', 'k', now())",
        "select encrypted from setting",
        "select storage_key from generation"
      })
  void the_ingress_may_insert_a_key_and_nothing_else(String statement) throws SQLException {
    try (Connection connection = Database.ingress().connect();
        Statement attempt = connection.createStatement()) {
      assertThatThrownBy(() -> attempt.execute(statement))
          .isInstanceOfSatisfying(
              SQLException.class,
              refused ->
                  org.assertj.core.api.Assertions.assertThat(refused.getSQLState())
                      .isEqualTo("42501"));
    }
  }
}
