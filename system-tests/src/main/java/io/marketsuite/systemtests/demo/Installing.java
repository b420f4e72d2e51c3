package io.marketsuite.systemtests.demo;

import static io.marketsuite.systemtests.demo.Stage.ACME;
import static io.marketsuite.systemtests.demo.Stage.GLOBEX;
import static io.marketsuite.systemtests.demo.Stage.LEAVER;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import java.net.URI;
import java.util.List;

/** Three customers install; the vendor is slow, a command comes twice, a callback is refused. */
record Installing(Stage stage) {
  void play() {
    Narrator narrator = stage.narrator();
    narrator.chapter("Acme installs; the vendor's sample application in Java needs a while");
    JsonNode answer = stage.marketplace().act(ACME, "install");
    narrator.claimEqual(
        "the install is answered 202 at once", 202, answer.path("http_status").asInt());
    narrator.tell(
        "answered in " + answer.path("latency_ms").asLong() + " ms; the vendor is at work");
    narrator.claimEqual(
        "meanwhile the marketplace shows installing",
        "installing",
        stage.marketplace().status(ACME));
    stage.statusSoon(ACME, "deactivated");
    oneCallback(ACME, "FeatureCreateCommand", "SUCCESS");
    narrator.claimEqual(
        "the sample application took the work by its signed hook and reported it over HTTP",
        List.of(new Vendor.Work(CommandKind.CREATE, ACME, 1)),
        stage.vendor().worked());
    narrator.claimEqual(
        "it refuses a call without a signature with 401",
        401,
        stage
            .suite()
            .postTo(URI.create(stage.vendor().hookUrl()), "{\"data\":{\"kind\":\"CREATE\"}}")
            .status());
    narrator.claimEqual("and has refused no other", 1L, stage.vendor().refused());

    narrator.chapter(
        "Globex installs on another identity server: the command comes twice, the callback meets two 429s");
    stage
        .marketplace()
        .faults(
            "{\"commands\":{\"duplicate_next\":1,\"duplicate_after_ms\":0},\"callback\":{\"too_many_requests\":2}}");
    stage.marketplace().act(GLOBEX, "install");
    stage.statusSoon(GLOBEX, "deactivated");
    narrator.claimSoon(
        "both deliveries stand in the log",
        () -> stage.suite().commands(GLOBEX).size() == 2,
        () -> stage.suite().commands(GLOBEX).size() + " commands");
    narrator.claimEqual(
        "and led to one installation",
        1,
        stage.suite().events(GLOBEX, LifecycleEvent.InstallationStarted.class).size());
    narrator.claimEqual(
        "with one piece of work for the vendor",
        1L,
        stage.vendor().worked().stream()
            .filter(it -> it.tenantId().equals(GLOBEX) && it.kind() == CommandKind.CREATE)
            .count());
    List<Integer> answers =
        stage.marketplace().journal(GLOBEX, "callback").stream()
            .map(it -> it.path("http_status").asInt())
            .toList();
    narrator.claimEqual(
        "the callback was refused twice with 429 and then accepted",
        List.of(429, 429, 200),
        answers);

    narrator.chapter("CustomerName installs: the tenant's key is its lower-cased realm");
    stage.marketplace().act(LEAVER, "install");
    stage.statusSoon(LEAVER, "deactivated");
    narrator.claimEqual(
        "the suite knows it by its realm and keeps how it is spelled",
        Stage.LEAVER_DISPLAY,
        stage.suite().state(LEAVER).orElseThrow().tenantDisplay());
  }

  private void oneCallback(String tenant, String kind, String status) {
    List<JsonNode> callbacks = stage.marketplace().journal(tenant, "callback");
    stage
        .narrator()
        .claim(
            "exactly one callback came: "
                + kind
                + " "
                + status
                + ", with "
                + tenant
                + "'s own token",
            callbacks.size() == 1
                && callbacks.getFirst().path("kind").asText().equals(kind)
                && callbacks.getFirst().path("status").asText().equals(status)
                && callbacks.getFirst().path("http_status").asInt() == 200
                && callbacks
                    .getFirst()
                    .path("client_id")
                    .equals(stage.marketplace().credentials(tenant).getFirst().path("client_id")),
            callbacks::toString);
  }
}
