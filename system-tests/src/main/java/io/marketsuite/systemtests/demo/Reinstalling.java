package io.marketsuite.systemtests.demo;

import static io.marketsuite.systemtests.demo.Stage.ACME;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.wire.Keys;
import java.util.List;
import java.util.stream.LongStream;

/** Acme goes and comes back: a new generation, and nothing of the old one touches it. */
record Reinstalling(Stage stage) {
  void play() {
    Narrator narrator = stage.narrator();
    narrator.chapter("Acme deactivates and uninstalls");
    narrator.claimEqual(
        "deactivation is answered 200",
        200,
        stage.marketplace().act(ACME, "deactivate").path("http_status").asInt());
    narrator.claim("the vendor's gate is shut", !stage.suite().active(ACME), () -> "it is open");
    List<JsonNode> oldCommands = stage.marketplace().journal(ACME, "command");
    narrator.claimEqual(
        "uninstalling is answered 202",
        202,
        stage.marketplace().act(ACME, "uninstall").path("http_status").asInt());
    stage.statusSoon(ACME, "absent");
    narrator.claimSoon(
        "generation 1 is erased, and there is a receipt",
        () -> receipts(ACME) == 1,
        () -> receipts(ACME) + " receipts");
    narrator.claimEqual(
        "its settings and credentials are gone from PostgreSQL",
        0L,
        Database.rowsOf(stage.stack(), ACME));

    narrator.chapter("Acme installs again, with new credentials");
    stage.marketplace().act(ACME, "install");
    stage.statusSoon(ACME, "deactivated");
    narrator.claimEqual(
        "this is generation 2", 2L, stage.suite().state(ACME).orElseThrow().generation());
    narrator.claim(
        "with its own work for the vendor",
        stage.vendor().worked().stream()
            .filter(it -> it.tenantId().equals(ACME) && it.kind() == CommandKind.CREATE)
            .flatMapToLong(it -> LongStream.of(it.generation()))
            .boxed()
            .toList()
            .equals(List.of(1L, 2L)),
        () -> stage.vendor().worked().toString());
    JsonNode stale = stage.marketplace().redeliver(oldCommands.getFirst().path("id").asLong());
    narrator.claimEqual(
        "generation 1's install, turning up now, is refused with 409",
        409,
        stale.path("http_status").asInt());
    narrator.claimEqual(
        "and touches nothing", 2L, stage.suite().state(ACME).orElseThrow().generation());
    narrator.claimEqual(
        "the settings of generation 1 are not served to generation 2",
        0,
        stage.marketplace().login(ACME, true).path("features").path(0).path("settings").size());
  }

  private long receipts(String tenant) {
    String key = Keys.of(tenant, Marketplace.FEATURE);
    return stage.suite().topics().records(Topics.ERASURE_RECEIPTS).stream()
        .filter(record -> Topic.key(record).equals(key))
        .count();
  }
}
