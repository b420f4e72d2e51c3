package io.marketsuite.lifecycle.adapter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.topology.Commands;
import io.marketsuite.lifecycle.topology.PuttingAside;
import io.marketsuite.lifecycle.topology.RefusedRecords;
import io.marketsuite.testsupport.OperatorIssuer;
import io.marketsuite.testsupport.RealKafka;
import io.marketsuite.testsupport.RealPostgres;
import io.marketsuite.testsupport.TestKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

/** The processor on a real broker, and what it serves by HTTP. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(OperatorIssuer.class)
@QuarkusTestResource(
    value = RealPostgres.class,
    initArgs = @ResourceArg(name = "database", value = "lifecycle"))
class ProcessorOverKafkaTest {
  private static final String FEATURE = "/api/v1/features/acme/partner";
  private static final String RESULTS = "/provisioning/v1/results";

  @Inject StreamsConfig streams;
  private final TestKafka kafka = TestKafka.shared();

  @Test
  void a_create_becomes_an_installation_that_the_operator_sees() {
    Command create = Commands.command(CommandKind.CREATE, AnswerMode.SYNC);
    kafka.produce(Topics.COMMANDS, Commands.KEY, "no command at all");
    kafka.produce(Topics.COMMANDS, Commands.KEY, text(create));
    kafka.awaitRecord(Topics.OUTCOMES, it -> it.value().contains(create.commandId().toString()));
    kafka.produce(Topics.STORED, Commands.KEY, text(Commands.stored(create, 1)));
    kafka.awaitRecord(
        Topics.OUTCOMES,
        it ->
            it.value().contains(create.commandId().toString())
                && it.value().contains("\"succeeded\":true"));

    var state =
        kafka.awaitRecord(Topics.STATE, it -> it.value().contains("\"status\":\"DEACTIVATED\""));
    assertThat(Wire.read(bytes(state.value()), InstallationState.class).generation()).isEqualTo(1);
    var aside =
        kafka.awaitRecords(Topics.unreadable("lifecycle-processor"), Commands.KEY, 1).getFirst();
    assertThat(aside.value()).isEqualTo("no command at all");
    as("operator").get(FEATURE).then().statusCode(200).body("status", equalTo("DEACTIVATED"));
    as("operator").get(FEATURE + "/active").then().statusCode(404);
    as("operator")
        .get("/api/v1/features?status=nonsense")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  void each_partition_gets_ticks_whose_decisions_stay_in_it() {
    var decision =
        kafka.awaitRecord(Topics.EVENTS, it -> it.key() == null && it.value().contains("\"tick\""));
    DecisionRecord record = Wire.read(bytes(decision.value()), DecisionRecord.class);
    assertThat(((Tick) record.input().value()).partition()).isEqualTo(decision.partition());
    assertThat(record.input().partition()).isEqualTo(decision.partition());
  }

  @Test
  void a_vendors_result_by_http_reaches_the_topic_the_processor_reads() {
    as("vendor")
        .contentType("application/json")
        .body(
            "{\"schema_version\":1,\"request_id\":\"r-http\",\"tenant_id\":\"acme\","
                + "\"feature_id\":\"partner\",\"status\":\"SUCCESS\"}")
        .post(RESULTS)
        .then()
        .statusCode(202);
    kafka.awaitRecord(
        Topics.PROVISIONING_RESULTS_KEYED,
        it -> it.key().equals(Commands.KEY) && it.value().contains("r-http"));
  }

  @Test
  void a_malformed_result_is_a_problem_and_leaves_nothing() {
    int before = kafka.records(Topics.PROVISIONING_RESULTS).size();
    for (String body : new String[] {"", "{", "{\"status\":\"DONE\"}", "{\"schema_version\":1}"}) {
      as("vendor")
          .contentType("application/json")
          .body(body)
          .post(RESULTS)
          .then()
          .statusCode(400)
          .contentType("application/problem+json");
    }
    assertThat(kafka.records(Topics.PROVISIONING_RESULTS)).hasSize(before);
  }

  @Test
  void nobody_gets_anything_without_the_operators_token() {
    given().get("/api/v1/features").then().statusCode(401);
    given().get(FEATURE + "/active").then().statusCode(401);
    given().contentType("application/json").body("{}").post(RESULTS).then().statusCode(401);
  }

  @Test
  void a_vendor_may_ask_for_its_gate_but_not_list_everybody() {
    as("vendor").get("/api/v1/features").then().statusCode(403);
    as("vendor").get("/api/v1/features/Nobody/partner/active").then().statusCode(404);
  }

  @Test
  void kafka_streams_got_what_the_configuration_says() {
    assertThat(streams.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))
        .isEqualTo(StreamsConfig.EXACTLY_ONCE_V2);
    assertThat(streams.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)).isEqualTo(10L);
    assertThat(streams.processingExceptionHandler()).isInstanceOf(PuttingAside.class);
    assertThat(streams.productionExceptionHandler()).isInstanceOf(RefusedRecords.class);
    assertThat(streams.getString(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG))
        .isEqualTo(Topics.unreadable("lifecycle-processor"));
    assertThat(streams.getInt(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG)).isZero();
    assertThat(streams.getMainConsumerConfigs("group", "client", 1).get("group.instance.id"))
        .as("no stable name is configured here")
        .isNull();
  }

  private static RequestSpecification as(String role) {
    return given().auth().oauth2(OperatorIssuer.token(role));
  }

  private static String text(Object record) {
    return new String(Wire.write(record), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
