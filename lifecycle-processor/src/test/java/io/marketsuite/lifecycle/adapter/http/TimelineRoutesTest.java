package io.marketsuite.lifecycle.adapter.http;

import static io.marketsuite.lifecycle.adapter.http.Api.FEATURES;
import static io.marketsuite.lifecycle.adapter.http.Api.as;
import static io.marketsuite.lifecycle.topology.Commands.answered;
import static io.marketsuite.lifecycle.topology.Commands.command;
import static io.marketsuite.lifecycle.topology.Commands.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.topology.Commands;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.RawHttp;
import io.marketsuite.testsupport.TestKafka;
import io.marketsuite.testsupport.TestPostgres;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators are shown: the list with its filters, and a feature's timeline. */
@HttpTest
class TimelineRoutesTest {
  private final TestKafka kafka = TestKafka.shared();

  @TestHTTPResource(management = true)
  URI management;

  @BeforeEach
  void the_state_is_there() {
    Api.awaitState();
  }

  private static String tenant() {
    return TestKafka.uniqueName("shown");
  }

  private static String path(String tenant) {
    return FEATURES + "/" + tenant + "/partner";
  }

  private void send(String topic, String tenant, Object value) {
    String text =
        new String(Wire.write(value), StandardCharsets.UTF_8)
            .replace("\"tenant_id\":\"" + Commands.TENANT, "\"tenant_id\":\"" + tenant);
    kafka.produce(topic, tenant + "/partner", text);
  }

  private Command begin(String tenant) {
    Command create = command(CommandKind.CREATE, AnswerMode.ASYNC);
    send(Topics.COMMANDS, tenant, create);
    return create;
  }

  private void installed(String tenant) {
    Command create = begin(tenant);
    send(Topics.COMMANDS, tenant, answered(create, 202));
    kafka.awaitRecord(Topics.OUTCOMES, it -> it.value().contains(create.commandId().toString()));
    send(Topics.STORED, tenant, stored(create, 1));
    await(() -> listed("tenant", tenant, "status", "deactivated").size() == 1, tenant);
  }

  private static List<String> listed(String... filter) {
    var request = as("operator");
    for (int i = 0; i < filter.length; i += 2) {
      request = request.queryParam(filter[i], filter[i + 1]);
    }
    Response answer = request.get(FEATURES);
    return answer.statusCode() == 200
        ? answer.jsonPath().getList("features.tenant_id", String.class)
        : List.of();
  }

  private static void await(BooleanSupplier condition, String what) {
    Deadline.in(Duration.ofSeconds(30)).await(condition, () -> "Not in time: " + what);
  }

  @Test
  void a_timeline_tells_a_commands_story_in_the_declared_form() {
    String tenant = tenant();
    installed(tenant);

    Response answer = as("operator").get(path(tenant.toUpperCase()) + "/timeline");

    answer
        .then()
        .statusCode(200)
        .body("stories.size()", equalTo(1))
        .body("stories[0].kind", equalTo("CREATE"))
        .body("stories[0].token.key_id", equalTo("k1"))
        .body("stories[0].decision.verdict", equalTo("ACCEPTED"))
        .body("stories[0].answer.status", equalTo(202))
        .body("stories[0].storing[0].result", equalTo("STORED"))
        .body("stories[0].result.succeeded", equalTo(true))
        .body("stories[0].callback.status", equalTo("SUCCESS"));
  }

  @Test
  void the_list_is_filtered_and_paged_over_all_tenants() {
    String word = tenant();
    List<String> tenants = new ArrayList<>();
    for (String end : List.of("-a", "-b", "-c")) {
      begin(word + end);
      tenants.add(word + end);
    }
    for (String tenant : tenants) {
      await(() -> listed("tenant", tenant, "status", "installing").size() == 1, tenant);
    }

    List<String> paged = new ArrayList<>();
    String after = word + "-/partner";
    for (int i = 0; i < 3; i++) {
      Response page =
          as("operator").queryParam("limit", 1).queryParam("after", after).get(FEATURES);
      paged.addAll(page.jsonPath().getList("features.tenant_id", String.class));
      after = i < 2 ? page.jsonPath().getString("next") : after;
    }

    assertThat(paged).isEqualTo(tenants);
    assertThat(listed("tenant", tenants.getFirst().toUpperCase(), "feature", "partner")).hasSize(1);
    assertThat(listed("tenant", tenants.getFirst(), "feature", "Partner")).isEmpty();
    assertThat(listed("tenant", tenants.getFirst(), "status", "ACTIVATED")).isEmpty();
  }

  @Test
  void what_hangs_is_found_with_what_it_hangs_on() {
    String hanging = tenant();
    begin(hanging);
    String done = tenant();
    installed(done);
    await(() -> listed("tenant", hanging).size() == 1, hanging);

    Response stuck =
        as("operator")
            .queryParam("tenant", hanging)
            .queryParam("stuck_since", "PT0S")
            .get(FEATURES);
    List<String> words = stuck.jsonPath().getList("features[0].stuck.what", String.class);
    Response open =
        as("operator").queryParam("tenant", done).queryParam("stuck_since", "PT0S").get(FEATURES);

    assertThat(words).contains("installing");
    assertThat(open.jsonPath().getList("features[0].stuck.what", String.class))
        .as("its callback has no end yet")
        .contains("callback-open");
    assertThat(listed("tenant", hanging, "stuck_since", "PT1H")).isEmpty();
    assertThat(listed("tenant", hanging, "stuck_since", "2020-01-01T00:00:00Z")).isEmpty();
  }

  @Test
  void while_the_database_is_away_list_and_timeline_are_503_and_all_else_goes_on() {
    String tenant = tenant();
    installed(tenant);
    takeAway();
    Response list;
    Response timeline;
    try {
      await(() -> as("operator").get(FEATURES).statusCode() == 503, "the list's 503");
      list = as("operator").get(FEATURES);
      timeline = as("operator").get(path(tenant) + "/timeline");
      as("vendor").get(path(tenant)).then().statusCode(200);
      as("vendor").get(path(tenant) + "/active").then().statusCode(404);
      assertThat(RawHttp.get(management, "/q/health/ready").status()).isEqualTo(200);
      send(Topics.COMMANDS, tenant, command(CommandKind.ACTIVATE, AnswerMode.SYNC));
      await(
          () -> as("vendor").get(path(tenant) + "/active").statusCode() == 200,
          "an Activate is decided");
    } finally {
      giveBack();
    }

    assertThat(list.<String>path("type")).isEqualTo("/problems/timeline-unavailable");
    assertThat(timeline.<String>path("type")).isEqualTo("/problems/timeline-unavailable");
    assertThat(timeline.header("Retry-After")).isNotBlank();
    await(() -> listed("tenant", tenant, "status", "activated").size() == 1, "it catches up");
    assertThat(RawHttp.get(management, "/q/health/ready").body()).contains("timeline", "behind");
  }

  private static void takeAway() {
    execute("ALTER DATABASE lifecycle ALLOW_CONNECTIONS false");
    execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'lifecycle'");
  }

  private static void giveBack() {
    execute("ALTER DATABASE lifecycle ALLOW_CONNECTIONS true");
  }

  private static void execute(String sql) {
    try (Connection connection = TestPostgres.shared().superuser("postgres").connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
