package io.marketsuite.settings;

import static io.marketsuite.settings.support.Api.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.settings.support.Database;
import io.marketsuite.settings.support.Installation;
import io.marketsuite.settings.support.Sealing;
import io.marketsuite.settings.support.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DatabaseAwayTest {
  private final Installation installation = Installation.any();

  @Test
  void while_postgresql_is_away_reads_are_503_and_requests_wait_and_none_is_lost() {
    StoringRequested first = request("first");
    StoringRequested second = request("second");
    String marketplace = Tokens.ofMarketplace(installation.tenant()).bearer();
    given().header("Authorization", marketplace).get("/features/partner/settings");

    Response read;
    try {
      Database.run("postgres", "alter database settings allow_connections false");
      Database.run(
          "postgres",
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'settings'");
      installation.decide(first);
      installation.decide(second);
      read = given().header("Authorization", marketplace).get("/features/partner/settings");
    } finally {
      Database.run("postgres", "alter database settings allow_connections true");
    }

    assertThat(read.statusCode()).isEqualTo(503);
    assertThat(read.contentType()).startsWith("application/problem+json");
    assertThat(read.<String>path("type")).isEqualTo("/problems/storage-unavailable");
    assertThat(installation.answers(first.commandId(), 1).getFirst().result())
        .isEqualTo(StoreResult.STORED);
    assertThat(installation.answers(second.commandId(), 1).getFirst().result())
        .isEqualTo(StoreResult.STORED);
    assertThat(
            given()
                .header("Authorization", marketplace)
                .get("/features/partner/settings")
                .asString())
        .contains("second");
  }

  private StoringRequested request(String value) {
    return installation
        .request(CommandKind.CREATE)
        .naming(new SettingPresence("backend", "apiKey", true))
        .secrets(Sealing.seal(installation, "{\"backend\":{\"apiKey\":\"" + value + "\"}}"))
        .event();
  }
}
