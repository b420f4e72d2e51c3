package io.marketsuite.systemtests.demo;

import static io.marketsuite.systemtests.demo.Stage.LEAVER;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.wire.Keys;

/** A customer leaves Carerix altogether. */
record Leaving(Stage stage) {
  void play() {
    Narrator narrator = stage.narrator();
    narrator.chapter("CustomerName leaves Carerix: a Cleanup with the master realm's token");
    JsonNode farewell = stage.marketplace().leave(Stage.LEAVER_DISPLAY);
    narrator.claim(
        "the cleanup is taken at the first attempt",
        farewell.path("left").asBoolean()
            && farewell.path("cleanups").path(0).path("answers").size() == 1,
        farewell::toString);
    narrator.claimEqual(
        "the suite has the feature as absent",
        FeatureStatus.ABSENT,
        stage.suite().state(LEAVER).orElseThrow().status());
    narrator.claimSoon(
        "its data is erased, and there is a receipt",
        () -> receipts() == 1,
        () -> receipts() + " receipts");
    narrator.claimEqual(
        "nothing of it is left in PostgreSQL", 0L, Database.rowsOf(stage.stack(), LEAVER));
    narrator.claim(
        "no callback was made for the cleanup",
        stage.marketplace().journal(LEAVER, "callback").stream()
            .noneMatch(it -> it.path("kind").asText().equals("FeatureCleanupCommand")),
        () -> "there was one");
  }

  private long receipts() {
    String key = Keys.of(LEAVER, Marketplace.FEATURE);
    return stage.suite().topics().records(Topics.ERASURE_RECEIPTS).stream()
        .filter(record -> Topic.key(record).equals(key))
        .count();
  }
}
