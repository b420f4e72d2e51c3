package io.marketsuite.systemtests.demo;

import static io.marketsuite.systemtests.demo.Stage.ACME;
import static io.marketsuite.systemtests.demo.Stage.GLOBEX;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.contracts.Topics;
import io.marketsuite.stack.Service;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The feature is activated and used; an old command turns up again. */
record Using(Stage stage) {
  private static final String BATCH = "application/cloudevents-batch+json";

  void play() {
    Narrator narrator = stage.narrator();
    narrator.chapter("Acme and Globex activate");
    narrator.claim(
        "before, the vendor's gate is shut", !stage.suite().active(ACME), () -> "it is open");
    narrator.claimEqual(
        "Acme's activation is answered 200",
        200,
        stage.marketplace().act(ACME, "activate").path("http_status").asInt());
    narrator.claimEqual(
        "Globex's activation is answered 200",
        200,
        stage.marketplace().act(GLOBEX, "activate").path("http_status").asInt());
    narrator.claim("now the gate is open", stage.suite().active(ACME), () -> "it is shut");

    narrator.chapter("Acme's users work; the vendor's software reports it");
    String client = stage.marketplace().credentials(ACME).getFirst().path("client_id").asText();
    String token = stage.marketplace().token(ACME, "{\"client_id\":\"" + client + "\"}");
    Http.Answer taken = report(token, ACME);
    narrator.claimEqual("three events in one batch are taken with 202", 202, taken.status());
    narrator.claimEqual("they stand in the raw topic, once each", 3L, raw(ACME));
    Http.Answer foreign = report(token, GLOBEX);
    narrator.claim(
        "events that name another tenant are not taken",
        !foreign.text().contains("\"accepted\":true") && raw(GLOBEX) == 0,
        foreign::text);

    narrator.chapter("A late duplicate: Acme's install is delivered once more");
    long install = commands(ACME).getFirst().path("id").asLong();
    JsonNode again = stage.marketplace().redeliver(install);
    narrator.claimEqual(
        "it is answered 200, as nothing is to be done", 200, again.path("http_status").asInt());
    narrator.claimEqual(
        "Acme is still in its first generation",
        1L,
        stage.suite().state(ACME).orElseThrow().generation());
    narrator.claim(
        "and the feature is still active", stage.suite().active(ACME), () -> "it is not");
  }

  private List<JsonNode> commands(String tenant) {
    return stage.marketplace().journal(tenant, "command");
  }

  private Http.Answer report(String token, String tenant) {
    String batch = "[" + event(tenant, 1) + "," + event(tenant, 2) + "," + event(tenant, 3) + "]";
    return stage
        .suite()
        .post(
            Service.INGRESS,
            "/telemetry/v1/events",
            Map.of("Authorization", "Bearer " + token, "Content-Type", BATCH),
            batch);
  }

  private static String event(String tenant, int number) {
    return """
        {"specversion":"1.0","id":"%s-%d","source":"/demo","type":"marketplace.usage.v1","time":"%s",
         "datacontenttype":"application/json",
         "data":{"tenant_id":"%s","feature_id":"partner","dimension":"documents","quantity":%d}}"""
        .formatted(tenant, number, Instant.now(), tenant, number);
  }

  private long raw(String tenant) {
    return stage.suite().topics().records(Topics.TELEMETRY_RAW).stream()
        .filter(record -> Topic.key(record).equals(tenant))
        .count();
  }
}
