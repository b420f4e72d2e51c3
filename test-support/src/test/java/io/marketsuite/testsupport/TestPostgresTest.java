package io.marketsuite.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.stack.postgres.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestPostgresTest {
  @Test
  void a_database_belongs_to_its_owner_and_a_guest_can_only_connect() throws SQLException {
    TestPostgres postgres = TestPostgres.shared();

    Database owned = postgres.createDatabase("garden", "gardener");
    Database visited = postgres.createGuest("garden", "visitor");

    try (Connection owner = owned.connect();
        Connection guest = visited.connect()) {
      assertThat(owner.getMetaData().getUserName()).isEqualTo("gardener");
      assertThat(guest.getMetaData().getUserName()).isEqualTo("visitor");
      assertThat(guest.getCatalog()).isEqualTo("garden");
    }
  }

  @Test
  void a_quarkus_test_gets_its_datasource() {
    RealPostgres resource = new RealPostgres();
    resource.init(Map.of("database", "pond", "user", "fish"));

    Map<String, String> config = resource.start();

    assertThat(config)
        .containsEntry("quarkus.datasource.username", "fish")
        .hasEntrySatisfying(
            "quarkus.datasource.jdbc.url", url -> assertThat(url).endsWith("/pond"));
  }

  @Test
  void the_report_names_the_real_part_that_was_used() throws Exception {
    TestPostgres.shared();

    assertThat(Files.readString(Path.of("target", "real-parts.txt")))
        .containsPattern("PostgreSQL: (Testcontainers|server process 18)");
  }
}
