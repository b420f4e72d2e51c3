package io.marketsuite.ingress.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.ingress.adapter.kafka.InstallationView;
import io.marketsuite.ingress.support.IngressClient;
import io.marketsuite.ingress.support.Issuer;
import io.marketsuite.ingress.support.Log;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.TestKafka;
import io.marketsuite.testsupport.tokens.ForgedToken;
import io.marketsuite.testsupport.tokens.TestIdentity;
import io.marketsuite.testsupport.tokens.TestIdentity.Server;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Telemetry of an installed feature's own clients. */
@IngressTest
class TelemetryTest {
  private static final String PATH = "/telemetry/v1/events";

  @TestHTTPResource URI base;
  @Inject InstallationView installations;
  @Inject MeterRegistry meters;

  private final String tenant = "e" + UUID.randomUUID().toString().substring(0, 8);
  private IngressClient ingress;

  @BeforeEach
  void installed() {
    ingress = new IngressClient(base);
    new Log(tenant).installed(FeatureStatus.ACTIVATED);
    Deadline.in(Duration.ofSeconds(10))
        .await(
            () -> installations.find(tenant, "partner").isPresent(),
            () -> "the installation is not known to the ingress");
  }

  private String token() {
    return Issuer.clientToken(tenant, "backend-" + tenant);
  }

  private String event(String id, String type, String fields) {
    return """
        {"specversion":"1.0","id":"%s","source":"/vendor","type":"%s",
         "time":"2026-01-02T03:04:05Z","traceparent":"ignored",
         "data":{"tenant_id":"%s","feature_id":"partner"%s}}
        """
        .formatted(id, type, tenant, fields);
  }

  private HttpResponse<String> structured(String token, String event) {
    return ingress.post(
        PATH, token, "application/cloudevents+json; charset=utf-8", BodyPublishers.ofString(event));
  }

  private List<JsonNode> kept() {
    return TestKafka.shared().records(Topics.TELEMETRY_RAW, tenant).stream()
        .map(TelemetryTest::value)
        .toList();
  }

  private static JsonNode value(ConsumerRecord<String, String> found) {
    try {
      return Wire.mapper().readTree(found.value());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_structured_event_is_in_the_topic_when_202_is_answered() {
    HttpResponse<String> response =
        structured(token(), event("e1", "marketplace.activity.v1", ",\"action\":\"search\""));

    List<JsonNode> kept = kept();
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(response.body()).isEmpty();
    assertThat(kept).hasSize(1);
    assertThat(kept.getFirst().toString())
        .isEqualTo(
            ("{'schema_version':1,'id':'e1','source':'/vendor','type':'marketplace.activity.v1',"
                    + "'time':'2026-01-02T03:04:05Z','tenant_id':'%s','feature_id':'partner',"
                    + "'data':{'tenant_id':'%s','feature_id':'partner','action':'search'}}")
                .formatted(tenant, tenant)
                .replace('\'', '"'));
  }

  @Test
  void an_event_in_binary_mode_is_kept() {
    String data =
        "{\"tenant_id\":\"%s\",\"feature_id\":\"partner\",\"dimension\":\"calls\",\"quantity\":3}"
            .formatted(tenant);
    HttpResponse<String> response =
        ingress.send(
            ingress
                .to(PATH)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token())
                .header("ce-specversion", "1.0")
                .header("ce-id", "e%202")
                .header("ce-source", "/vendor")
                .header("ce-type", "marketplace.usage.v1")
                .header("ce-time", "2026-01-02T03:04:05Z")
                .POST(BodyPublishers.ofString(data))
                .build());

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(kept()).hasSize(1);
    assertThat(kept().getFirst().path("id").textValue()).isEqualTo("e 2");
    assertThat(kept().getFirst().path("data").path("quantity").intValue()).isEqualTo(3);
  }

  @Test
  void a_batch_tells_about_each_event_and_keeps_the_good_ones() throws IOException {
    String batch =
        "["
            + String.join(
                ",",
                event("b1", "marketplace.activity.v1", ",\"action\":\"search\""),
                event("b2", "marketplace.other.v1", ""),
                event("b3", "marketplace.page.v1", ",\"page\":\"/start\""),
                event(
                    "b4", "marketplace.activity.v1", ",\"action\":\"x\",\"user_id\":\"u-canary\""),
                event("b5", "marketplace.activity.v1", "").replace(tenant, "somebody"),
                "7")
            + "]";

    HttpResponse<String> response =
        ingress.post(
            PATH, token(), "application/cloudevents-batch+json", BodyPublishers.ofString(batch));

    assertThat(response.statusCode()).isEqualTo(202);
    JsonNode results = Wire.mapper().readTree(response.body()).path("results");
    assertThat(results.valueStream().map(line -> line.path("status").intValue()))
        .containsExactly(202, 422, 202, 503, 403, 400);
    assertThat(results.path(1).path("type").textValue()).isEqualTo("/problems/unknown-event-type");
    assertThat(results.path(3).path("id").textValue()).isEqualTo("b4");
    assertThat(kept().stream().map(event -> event.path("id").textValue()))
        .containsExactly("b1", "b3");
    assertThat(kept().toString()).doesNotContain("u-canary");
  }

  @Test
  void a_batch_that_is_too_long_for_an_event_loop_is_kept_whole() throws IOException {
    List<String> ids = IntStream.range(0, 200).mapToObj("long-%d"::formatted).toList();
    String batch =
        ids.stream()
            .map(id -> event(id, "marketplace.activity.v1", ",\"action\":\"search\""))
            .collect(Collectors.joining(",", "[", "]"));

    HttpResponse<String> response =
        ingress.post(
            PATH, token(), "application/cloudevents-batch+json", BodyPublishers.ofString(batch));

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(
            Wire.mapper()
                .readTree(response.body())
                .path("results")
                .valueStream()
                .map(line -> line.path("status").intValue()))
        .hasSize(200)
        .containsOnly(202);
    assertThat(kept().stream().map(event -> event.path("id").textValue()))
        .containsExactlyElementsOf(ids);
  }

  @Test
  void every_place_is_given_back_whatever_was_answered() {
    String good = event("p1", "marketplace.activity.v1", ",\"action\":\"search\"");
    List<Integer> statuses =
        List.of(
            structured(token(), good).statusCode(),
            structured("no-token", good).statusCode(),
            structured(token(), "{").statusCode(),
            structured(token(), good.replace("partner", "other")).statusCode(),
            structured(token(), "[" + " ".repeat(20_000)).statusCode());

    assertThat(statuses).containsExactly(202, 401, 400, 403, 400);
    Deadline.in(Duration.ofSeconds(10))
        .await(() -> placesTaken() == 0, () -> placesTaken() + " places are taken");
  }

  private double placesTaken() {
    return meters.get("ingress.in.flight").tag("route", "telemetry").gauge().value();
  }

  @Test
  void an_event_about_a_user_is_refused_and_not_kept() {
    HttpResponse<String> response =
        structured(
            token(),
            event("e3", "marketplace.activity.v1", ",\"action\":\"x\",\"user_id\":\"u1\""));

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).contains("/problems/pseudonyms-unavailable", "not available");
    assertThat(kept()).isEmpty();
  }

  @Test
  void a_token_that_is_not_of_an_installed_features_client_is_refused() {
    String event = event("e4", "marketplace.activity.v1", ",\"action\":\"search\"");

    assertThat(structured(Issuer.tenantToken(tenant), event).statusCode()).isEqualTo(401);
    assertThat(structured(Issuer.masterToken(), event).statusCode()).isEqualTo(401);
    assertThat(structured(Issuer.clientToken(tenant, "unknown"), event).statusCode())
        .isEqualTo(401);
    assertThat(structured(Issuer.clientToken("elsewhere", "backend-" + tenant), event).statusCode())
        .isEqualTo(401);
    assertThat(kept()).isEmpty();
  }

  @Test
  void the_same_realm_and_client_at_another_listed_identity_server_is_another_tenant() {
    String token =
        ForgedToken.of(tenant, "backend-" + tenant)
            .claim(
                "iss",
                ForgedToken.text(TestIdentity.base(Server.SECOND) + "/auth/realms/" + tenant))
            .build();

    HttpResponse<String> response =
        structured(token, event("e7", "marketplace.activity.v1", ",\"action\":\"search\""));

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(kept()).isEmpty();
  }

  @Test
  void a_batch_of_too_many_events_is_refused_whole() {
    String batch = "[" + "{},".repeat(500) + "{}]";

    HttpResponse<String> response =
        ingress.post(
            PATH, token(), "application/cloudevents-batch+json", BodyPublishers.ofString(batch));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("500").hasSizeLessThan(500);
    assertThat(kept()).isEmpty();
  }

  @Test
  void the_clients_of_an_absent_feature_are_refused() {
    new Log(tenant).installed(FeatureStatus.ABSENT);
    Deadline.in(Duration.ofSeconds(10))
        .await(
            () -> installations.find(tenant, "partner").isEmpty(),
            () -> "the installation is still known to the ingress");

    String event = event("e5", "marketplace.activity.v1", ",\"action\":\"search\"");
    assertThat(structured(token(), event).statusCode()).isEqualTo(401);
  }

  @Test
  void what_is_no_event_is_refused() {
    assertThat(structured(token(), "{}").statusCode()).isEqualTo(400);
    assertThat(structured(token(), "[]").statusCode()).isEqualTo(400);
    assertThat(structured(token(), "{").statusCode()).isEqualTo(400);
    assertThat(
            ingress
                .post(
                    PATH,
                    token(),
                    "application/cloudevents-batch+json",
                    BodyPublishers.ofString("{}"))
                .statusCode())
        .isEqualTo(400);
    assertThat(
            ingress
                .post(PATH, token(), "application/json", BodyPublishers.ofString("{}"))
                .statusCode())
        .isEqualTo(415);
    assertThat(kept()).isEmpty();
  }
}
