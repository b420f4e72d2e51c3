package io.marketsuite.systemtests.demo;

import static io.marketsuite.systemtests.demo.Stage.ACME;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandTopicRecord;
import io.marketsuite.stack.Service;
import java.util.Map;

/** Who is not believed, and what they learn from it. */
record Trusting(Stage stage) {
  private static final String MANAGEMENT = "/features/" + Marketplace.FEATURE + "/management";
  private static final String ACTIVATE =
      "{\"_kind\":\"FeatureActivateCommand\",\"callbackUrl\":\"%s/features/v1/callback\",\"payload\":{}}";

  void play() {
    Narrator narrator = stage.narrator();
    narrator.chapter("Somebody who is not the marketplace sends Acme's Activate");
    long before = commands();
    Map<String, String> forgeries = Forgeries.of(stage.marketplace(), featureClient());
    Http.Answer first = activate(MANAGEMENT, "");
    forgeries.forEach((what, token) -> refused(what, activate(MANAGEMENT, token), first));
    String good = stage.marketplace().token(ACME, "{}");
    narrator.claimEqual(
        "a good token at «…/management;x» is 404", 404, activate(MANAGEMENT + ";x", good).status());
    narrator.claimEqual("none of it left a record in Kafka", before, commands());
    narrator.claimEqual(
        "the good token at the right path is answered 200",
        200,
        activate(MANAGEMENT, good).status());
    narrator.claimEqual("and leaves one record", before + 1, commands());
    health();
  }

  private void refused(String what, Http.Answer seen, Http.Answer first) {
    stage
        .narrator()
        .claim(
            what + " is refused with the same 401",
            seen.status() == 401
                && seen.text().equals(first.text())
                && seen.headers().equals(first.headers()),
            () -> seen.status() + " " + seen.headers() + " " + seen.text());
  }

  private void health() {
    Narrator narrator = stage.narrator();
    narrator.claimEqual(
        "health is not to be had at the public port",
        404,
        stage.suite().anonymously(stage.stack().url(Service.INGRESS), "/q/health").status());
    narrator.claimEqual(
        "but at the management port",
        200,
        stage
            .suite()
            .anonymously(stage.stack().managementUrl(Service.INGRESS), "/q/health")
            .status());
  }

  private Http.Answer activate(String path, String token) {
    Map<String, String> headers =
        token.isEmpty()
            ? Map.of("Content-Type", "application/json")
            : Map.of("Content-Type", "application/json", "Authorization", "Bearer " + token);
    String body = ACTIVATE.formatted(stage.stack().url(Service.SIMULATOR));
    return stage.suite().post(Service.INGRESS, path, headers, body);
  }

  private String featureClient() {
    return stage.marketplace().credentials(ACME).getFirst().path("client_id").asText();
  }

  private long commands() {
    return stage.suite().topics().values(Topics.COMMANDS, null, CommandTopicRecord.class).stream()
        .filter(Command.class::isInstance)
        .count();
  }
}
