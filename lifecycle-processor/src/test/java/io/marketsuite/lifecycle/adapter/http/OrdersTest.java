package io.marketsuite.lifecycle.adapter.http;

import static io.marketsuite.lifecycle.adapter.http.Api.FEATURES;
import static io.marketsuite.lifecycle.adapter.http.Api.as;
import static io.marketsuite.lifecycle.adapter.http.Orders.IMPORT;
import static io.marketsuite.lifecycle.adapter.http.Orders.installation;
import static io.marketsuite.lifecycle.adapter.http.Orders.post;
import static io.marketsuite.lifecycle.adapter.http.Orders.repairs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.InstallationImported;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.testsupport.CapturedLog;
import io.marketsuite.testsupport.TestKafka;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Operators' orders from the request to the decision, over a real broker and a real PostgreSQL. */
@HttpTest
class OrdersTest {
  private static final TestKafka KAFKA = TestKafka.shared();

  @BeforeEach
  void the_state_is_there() {
    Api.awaitState();
  }

  @Test
  void an_import_is_there_once_it_is_stored_and_shows_nothing_secret() {
    String tenant = Orders.tenant();
    Response answer;
    String log;
    try (CapturedLog captured = CapturedLog.open()) {
      answer = Orders.imported(installation(tenant, "ACTIVATED"), StoreResult.STORED, tenant);
      log = captured.text();
    }

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(answer.jsonPath().getString("verdict")).isEqualTo("ACCEPTED");
    assertThat(answer.jsonPath().getLong("generation")).isEqualTo(1);
    assertThat(answer.header("Command-Id")).isEqualTo(answer.jsonPath().getString("id"));
    assertThat(
            as("vendor").get(FEATURES + "/" + tenant + "/partner").jsonPath().getString("status"))
        .isEqualTo("ACTIVATED");
    assertThat(as("vendor").get(FEATURES + "/" + tenant + "/partner/active").statusCode())
        .isEqualTo(200);
    assertThat(log).doesNotContain("canary-value", "canary-secret", "canary-reason");
    assertThat(answer.asString()).doesNotContain("canary");
    for (String topic : List.of(Topics.COMMANDS, Topics.EVENTS, Topics.STATE, Topics.OUTCOMES)) {
      assertThat(KAFKA.records(topic)).noneMatch(it -> it.value().contains("canary"));
    }
  }

  @Test
  void the_record_names_who_ordered_it_and_refers_to_the_reason() {
    String tenant = Orders.tenant();
    Orders.imported(installation(tenant, "DEACTIVATED"), StoreResult.STORED, tenant);
    InstallationImported recorded = recordedImport(tenant);

    assertThat(recorded.order().operator()).isEqualTo("tester");
    assertThat(recorded.installation().tenantDisplay()).isEqualTo(tenant);
    assertThat(recorded.installation().credentials().getFirst().fingerprints()).isNotEmpty();
    assertThat(recorded.installation().secrets()).isPresent();
    assertThat(
            OrderStores.query(
                "lifecycle",
                "SELECT text || ' of ' || generation FROM free_text WHERE id = '"
                    + recorded.order().reasonId()
                    + "'"))
        .containsExactly("canary-reason of " + tenant + " of 1");
    assertThat(
            OrderStores.query(
                "settings",
                "SELECT tenant_id FROM command_key WHERE key_id = '"
                    + recorded.installation().secrets().orElseThrow().dataKeyId()
                    + "'"))
        .containsExactly(tenant.toLowerCase(Locale.ROOT));
  }

  @Test
  void several_are_answered_each_and_the_same_again_change_nothing() {
    String first = Orders.tenant();
    String second = Orders.tenant();
    String body =
        Orders.array(installation(first, "ACTIVATED"), installation(second, "DEACTIVATED"));
    Response imported = Orders.imported(body, StoreResult.STORED, first, second);
    Response again = post(IMPORT, body);

    assertThat(imported.statusCode()).as(imported.asString()).isEqualTo(200);
    assertThat(imported.jsonPath().getList("results.status")).containsExactly(200, 200);
    assertThat(imported.jsonPath().getList("results.verdict")).containsOnly("ACCEPTED");
    assertThat(again.jsonPath().getList("results.verdict")).containsOnly("UNCHANGED");
  }

  @Test
  void what_is_not_stored_is_422_and_absent() {
    String tenant = Orders.tenant();
    Response answer =
        Orders.imported(installation(tenant, "DEACTIVATED"), StoreResult.INVALID, tenant);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
    assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/not-stored");
    assertThat(answer.jsonPath().getString("detail")).startsWith("It is not valid.");
    assertThat(
            as("operator").get(FEATURES + "/" + tenant + "/partner").jsonPath().getString("status"))
        .isEqualTo("ABSENT");
  }

  @Test
  void other_credentials_for_what_is_installed_are_409() {
    String tenant = Orders.tenant();
    String body = installation(tenant, "ACTIVATED");
    Orders.imported(body, StoreResult.STORED, tenant);
    Response other = post(IMPORT, body.replace("canary-secret", "another"));

    assertThat(other.statusCode()).as(other.asString()).isEqualTo(409);
    assertThat(other.jsonPath().getString("detail")).contains("ALREADY_INSTALLED");
  }

  @Test
  void a_repair_is_decided_and_recorded() {
    String tenant = Orders.tenant();
    Orders.imported(installation(tenant, "ACTIVATED"), StoreResult.STORED, tenant);
    Response forced = post(repairs(tenant), force("DEACTIVATED"));
    Response again = post(repairs(tenant), force("DEACTIVATED"));
    Response gone = post(repairs(tenant), force("ABSENT"));

    assertThat(forced.statusCode()).as(forced.asString()).isEqualTo(200);
    assertThat(forced.jsonPath().getString("verdict")).isEqualTo("ACCEPTED");
    assertThat(again.jsonPath().getString("verdict")).isEqualTo("UNCHANGED");
    assertThat(gone.jsonPath().getLong("generation")).isEqualTo(1);
    assertThat(recorded(Topics.EVENTS, tenant))
        .anyMatch(it -> it.value().contains(forced.header("Command-Id")));
    assertThat(
            as("operator").get(FEATURES + "/" + tenant + "/partner").jsonPath().getString("status"))
        .isEqualTo("ABSENT");
  }

  @Test
  void a_repair_that_is_refused_is_409_with_its_reason() {
    String nobody = Orders.tenant();

    assertRejected(post(repairs(nobody), force("ACTIVATED")), "NOT_INSTALLED");
    assertRejected(
        post(repairs(nobody), "{\"action\":\"RESEND_CALLBACK\",\"reason\":\"r\"}"), "NO_CALLBACK");
    assertRejected(
        post(repairs(nobody), "{\"action\":\"REPROVISION\",\"reason\":\"r\"}"), "NOT_INSTALLED");
    assertRejected(
        post(repairs(nobody), "{\"action\":\"ADOPT\",\"reason\":\"r\"}"), "NOT_INSTALLED");
  }

  private static void assertRejected(Response answer, String reason) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
    assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/order-rejected");
    assertThat(answer.jsonPath().getString("detail")).contains(reason);
    assertThat(answer.header("Command-Id")).isNotBlank();
  }

  static Stream<Arguments> noImports() {
    String good = installation("Acme", "ACTIVATED");
    return Stream.of(
        arguments("nothing", ""),
        arguments("no JSON", "{"),
        arguments("a text", "\"import\""),
        arguments("an empty array", "[]"),
        arguments("101 of them", "[" + "{},".repeat(100) + "{}]"),
        arguments("one twice", Orders.array(good, good)),
        arguments(
            "one twice in another case", Orders.array(good, good.replace("\"Acme\"", "\"ACME\""))),
        arguments("no reason", good.replace("\"reason\"", "\"because\"")),
        arguments("an empty reason", reason(good, "")),
        arguments("a blank reason", reason(good, "   ")),
        arguments("a reason of 501 characters", reason(good, "x".repeat(501))),
        arguments("a reason with a null", reason(good, "\\u0000")),
        arguments("an unknown field", good.replace("{\"tenant\"", "{\"x\":1,\"tenant\"")),
        arguments("a field twice", good.replace("{\"tenant\"", "{\"status\":\"X\",\"tenant\"")),
        arguments("no tenant", good.replace("\"tenant\"", "\"Tenant\"")),
        arguments("a tenant with a slash", good.replace("\"Acme\"", "\"a/b\"")),
        arguments("a feature with a slash", good.replace("\"partner\"", "\"a/b\"")),
        arguments("an unknown status", good.replace("ACTIVATED", "INSTALLING")),
        arguments("a status in lower case", good.replace("ACTIVATED", "activated")),
        arguments("another tenant's issuer", good.replace("realms/Acme", "realms/globex")),
        arguments("an issuer that is no URL", good.replace("https://id", "ftp://id")),
        arguments("an issuer with a user", good.replace("https://id", "https://me@id")),
        arguments("an issuer with a query", good.replace("realms/Acme\"", "realms/Acme?x\"")),
        arguments("a version of 0", with(good, "\"manifest_version\":0")),
        arguments("a version that is a text", with(good, "\"manifest_version\":\"1\"")),
        arguments(
            "settings that are a list",
            good.replace("{\"backend\":{\"inputExample\":\"canary-value\"}}", "[]")),
        arguments("a secret that is a number", good.replace("\"canary-secret\"", "7")),
        arguments("an empty secret", good.replace("\"canary-secret\"", "\"\"")),
        arguments("a client without an id", good.replace("\"client_id\":\"b-Acme\",", "")));
  }

  private static String reason(String installation, String text) {
    return installation.replace("canary-reason of Acme", text);
  }

  private static String with(String installation, String field) {
    return installation.replace("{\"tenant\"", "{" + field + ",\"tenant\"");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("noImports")
  void what_is_no_import_is_400_and_leaves_nothing(String what, String body) {
    int before = KAFKA.records(Topics.COMMANDS, "acme/partner").size();
    Response answer = post(IMPORT, body);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/malformed-order");
    assertThat(answer.asString()).doesNotContain("canary");
    assertThat(KAFKA.records(Topics.COMMANDS, "acme/partner")).hasSize(before);
  }

  static Stream<Arguments> invalidImports() {
    String good = installation("Acme", "ACTIVATED");
    return Stream.of(
        arguments("an unknown feature", good.replace("\"partner\"", "\"nothing\"")),
        arguments("a version that is not loaded", with(good, "\"manifest_version\":99")),
        arguments("an unknown setting", good.replace("inputExample", "unknown")),
        arguments("a setting of another type", good.replace("\"canary-value\"", "7")),
        arguments(
            "a secret of a public client",
            good.replace("{\"backend\":{\"client", "{\"frontend\":{\"client")),
        arguments("an unknown service", good.replace("{\"frontend\":", "{\"nobody\":")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalidImports")
  void what_no_manifest_allows_is_422_and_leaves_nothing(String what, String body) {
    int before = KAFKA.records(Topics.COMMANDS, "acme/partner").size();
    Response answer = post(IMPORT, body);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
    assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/invalid-order");
    assertThat(answer.asString()).doesNotContain("canary");
    assertThat(KAFKA.records(Topics.COMMANDS, "acme/partner")).hasSize(before);
  }

  static Stream<Arguments> noRepairs() {
    String good = force("ACTIVATED");
    return Stream.of(
        arguments("an array", "[" + good + "]"),
        arguments("no action", good.replace("\"action\"", "\"Action\"")),
        arguments("an unknown action", good.replace("FORCE_STATUS", "RESTART")),
        arguments("no status", good.replace("\"status\":\"ACTIVATED\",", "")),
        arguments("a status that is none", good.replace("ACTIVATED", "UPDATING")),
        arguments("a status for a resend", good.replace("FORCE_STATUS", "RESEND_CALLBACK")),
        arguments("no reason", good.replace("\"reason\"", "\"because\"")),
        arguments("a generation of 0", good.replace("{", "{\"generation\":0,")),
        arguments("a generation that is a text", good.replace("{", "{\"generation\":\"1\",")),
        arguments("an override that is a text", good.replace("{", "{\"override\":\"true\",")),
        arguments("an installation to force", good.replace("{", "{\"installation\":{},")),
        arguments("a field of another name", good.replace("{", "{\"overide\":true,")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("noRepairs")
  void what_is_no_repair_is_400(String what, String body) {
    Response answer = post(repairs("acme"), body);

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
    assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/malformed-order");
  }

  static String force(String status) {
    return "{\"action\":\"FORCE_STATUS\",\"status\":\"" + status + "\",\"reason\":\"to see\"}";
  }

  private static InstallationImported recordedImport(String tenant) {
    return recorded(Topics.COMMANDS, tenant).stream()
        .map(it -> Wire.read(it.value().getBytes(StandardCharsets.UTF_8), LifecycleInput.class))
        .filter(InstallationImported.class::isInstance)
        .map(InstallationImported.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<ConsumerRecord<String, String>> recorded(String topic, String tenant) {
    return KAFKA.records(topic, tenant.toLowerCase(Locale.ROOT) + "/partner");
  }
}
