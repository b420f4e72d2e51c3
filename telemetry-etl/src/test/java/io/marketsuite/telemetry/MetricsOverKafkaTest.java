package io.marketsuite.telemetry;

import static io.marketsuite.telemetry.fixture.Events.activated;
import static io.marketsuite.telemetry.fixture.Events.confirmed;
import static io.marketsuite.telemetry.fixture.Events.installed;
import static io.marketsuite.telemetry.fixture.Events.uninstalled;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.startsWith;

import io.marketsuite.contracts.Topics;
import io.marketsuite.telemetry.adapter.kafka.TelemetryConfig;
import io.marketsuite.telemetry.fixture.Decisions;
import io.marketsuite.telemetry.fixture.LogEntry;
import io.marketsuite.telemetry.topology.BoundedRocksDb;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.RealKafka;
import io.marketsuite.testsupport.TestKafka;
import io.marketsuite.testsupport.oidc.TestOidcProvider;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

/** Decision records on a real broker, rows on real topics, and what the operator sees over HTTP. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(TestOidcProvider.class)
class MetricsOverKafkaTest {
  private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");
  private static final int PARTITIONS = 3;

  @Inject StreamsConfig streams;
  @Inject TelemetryConfig config;

  private final TestKafka kafka = TestKafka.shared();

  @Test
  void decisions_become_final_rows_that_a_recomputation_confirms() {
    String feature = "f" + System.nanoTime();
    Decisions first = new Decisions(0);
    Decisions second = new Decisions(1);
    append(
        new LogEntry(0, first.made("acme", feature, MORNING, installed(1), confirmed(1))),
        new LogEntry(0, first.made("acme", feature, MORNING, activated(1))),
        new LogEntry(1, second.made("globex", feature, MORNING, installed(1), confirmed(1))),
        new LogEntry(1, second.made("globex", feature, MORNING, uninstalled(1))));
    kafka.produce(Topics.EVENTS, "acme/" + feature, "not a decision");
    for (int partition = 0; partition < PARTITIONS; partition++) {
      Decisions ticking = new Decisions(partition);
      append(new LogEntry(partition, ticking.tick(MORNING.plus(Duration.ofDays(2)))));
    }

    String row =
        kafka
            .awaitRecord(
                Topics.METRICS_INSTALLATIONS_DAILY,
                it -> it.key().equals(feature + "/2026-03-01") && it.value().contains("FINAL"))
            .value();
    assertThat(row)
        .contains("\"installs\":2", "\"uninstalls\":1", "\"active_installations\":1")
        .contains("\"activated_installations\":1");
    assertUnreadable("acme/" + feature);
    assertShownAsJsonAndCsv(feature);
    assertRecomputed(feature);
    assertVerified("installations-daily");
    assertVerified("lifecycle-daily");
  }

  private void assertUnreadable(String key) {
    var aside = kafka.awaitRecords(Topics.unreadable("telemetry-etl"), key, 1).getFirst();
    assertThat(aside.value()).isEqualTo("not a decision");
    assertThat(new String(aside.headers().lastHeader("origin.topic").value()))
        .isEqualTo(Topics.EVENTS);
  }

  private static void assertShownAsJsonAndCsv(String feature) {
    Response shown = awaitRows("/api/v1/metrics/installations-daily?feature=" + feature, 3);
    assertThat(shown.jsonPath().getString("definition.hash")).startsWith("sha256:");
    assertThat(shown.jsonPath().getList("rows.status", String.class))
        .containsExactly("FINAL", "FINAL", "PROVISIONAL");
    assertThat(shown.jsonPath().getMap("rows[0].values", String.class, Integer.class))
        .containsEntry("active_installations", 1);

    operator()
        .accept("text/csv")
        .get("/api/v1/metrics/installations-daily?feature=" + feature + "&to=2026-03-01")
        .then()
        .statusCode(200)
        .contentType(startsWith("text/csv"))
        .body(startsWith("feature,tenant,window_start,window_end,status,revision,"))
        .body(containsString(feature + ",,2026-03-01T00:00:00Z,2026-03-02T00:00:00Z,FINAL,1,0,2,"));
    operator()
        .get("/api/v1/metrics/lifecycle-daily?format=csv&tenant=acme&feature=" + feature)
        .then()
        .statusCode(200)
        .contentType(startsWith("text/csv"))
        .body(containsString(feature + ",acme,2026-03-01"));
  }

  private static void assertRecomputed(String feature) {
    operator()
        .get("/api/v1/metrics/installations-daily?recompute=true&feature=" + feature)
        .then()
        .statusCode(200)
        .body("recomputed", equalTo(true))
        .body("rows.size()", equalTo(3))
        .body("rows[0].values.active_installations", equalTo(1));
  }

  private static void assertVerified(String metric) {
    operator()
        .post("/api/v1/metrics/" + metric + "/verify")
        .then()
        .statusCode(200)
        .body("differences", equalTo(List.of()))
        .body("equal", equalTo(true))
        .body("rows", greaterThan(0));
  }

  @Test
  void kafka_streams_got_what_the_configuration_says() {
    assertThat(streams.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))
        .isEqualTo(StreamsConfig.EXACTLY_ONCE_V2);
    assertThat(streams.getClass(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG))
        .isEqualTo(BoundedRocksDb.class);
    assertThat(streams.getBoolean(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG))
        .isTrue();
    assertThat(streams.originals())
        .containsEntry("auto.offset.reset", "earliest")
        .containsKey(BoundedRocksDb.CACHE_BYTES);
    assertThat(streams.getString(StreamsConfig.APPLICATION_ID_CONFIG)).isEqualTo("telemetry-etl");
  }

  @Test
  void what_an_operator_may_set_has_its_defaults() {
    assertThat(config.allowedLateness()).isEqualTo(Duration.ofHours(6));
    assertThat(config.verifyAttempts()).isEqualTo(20);
    assertThat(config.verifyPause()).isEqualTo(Duration.ofMillis(500));
    assertThat(config.readPatience()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void the_metrics_are_the_operators_alone() {
    String path = "/api/v1/metrics/lifecycle-daily";
    given().get(path).then().statusCode(401).header("WWW-Authenticate", "Bearer");
    given().auth().oauth2(foreign()).get(path).then().statusCode(401);
    given()
        .auth()
        .oauth2(TestOidcProvider.accessToken("vendor").compact())
        .get(path)
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/forbidden"));
    given().post(path + "/verify").then().statusCode(401).contentType("application/problem+json");
  }

  @Test
  void a_question_that_cannot_be_answered_gets_a_problem() {
    assertProblem("/api/v1/metrics/listing-impressions", 404, "/problems/unknown-metric");
    assertProblem("/api/v1/metrics/listing-impressions/verify", 404, "/problems/unknown-metric");
    assertProblem("/api/v1/metrics/lifecycle-daily?from=yesterday", 400, "/problems/invalid-query");
    assertProblem("/api/v1/metrics/lifecycle-daily?format=xml", 400, "/problems/invalid-query");
  }

  private static void assertProblem(String path, int status, String type) {
    operator()
        .get(path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("type", equalTo(type));
  }

  @Test
  void the_definitions_can_be_read() {
    operator()
        .get("/api/v1/metrics")
        .then()
        .statusCode(200)
        .body("name", equalTo(List.of("installations-daily", "lifecycle-daily")));
    operator()
        .get("/api/v1/metrics/lifecycle-daily/definition")
        .then()
        .statusCode(200)
        .body(containsString("id: lifecycle-daily"));
  }

  private static String foreign() {
    return TestOidcProvider.accessToken("operator")
        .text("iss", "https://elsewhere.example")
        .compact();
  }

  private static RequestSpecification operator() {
    return given().auth().oauth2(TestOidcProvider.accessToken("operator").compact());
  }

  private static Response awaitRows(String path, int count) {
    Deadline deadline = Deadline.in(Duration.ofSeconds(20));
    Response[] last = new Response[1];
    deadline.await(
        () -> {
          last[0] = operator().get(path);
          return last[0].statusCode() == 200
              && last[0].jsonPath().getList("rows").size() == count
              && last[0].asString().contains("FINAL");
        },
        () -> "expected " + count + " rows but found " + last[0].asString());
    return last[0];
  }

  private void append(LogEntry... entries) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (LogEntry entry : entries) {
        producer.send(
            new ProducerRecord<>(Topics.EVENTS, entry.partition(), entry.key(), entry.value()));
      }
    }
  }
}
