package io.marketsuite.systemtests.demo;

import static io.marketsuite.systemtests.demo.Stage.ACME;
import static io.marketsuite.systemtests.demo.Stage.CANARY;

import com.fasterxml.jackson.databind.JsonNode;

/** Settings are saved, read back, and refused when they break the manifest. */
record Configuring(Stage stage) {
  void play() {
    Narrator narrator = stage.narrator();
    narrator.chapter("Acme saves its settings");
    JsonNode saved = stage.marketplace().act(ACME, "update", settings(CANARY));
    narrator.claimEqual("saving is answered 200", 200, saved.path("http_status").asInt());
    narrator.tell("answered in " + saved.path("latency_ms").asLong() + " ms");
    JsonNode read = stage.marketplace().login(ACME, true).path("features").path(0);
    narrator.claimEqual(
        "the next login reads what was saved",
        CANARY,
        read.path("settings").path("backend").path("inputExample").asText());
    narrator.tell("the very first read took " + read.path("latency_ms").asLong() + " ms");
    JsonNode warm = stage.marketplace().login(ACME, false).path("features").path(0);
    narrator.claim(
        "the login after it within the marketplace's 500 ms",
        !warm.path("slow").asBoolean(true),
        warm::toString);
    narrator.tell("read in " + warm.path("latency_ms").asLong() + " ms");

    narrator.chapter("Acme tries a value that breaks the manifest");
    JsonNode refused =
        stage
            .marketplace()
            .act(
                ACME,
                "update",
                "{\"skip_validation\":true,\"settings\":{\"backend\":{\"inputExample\":\"two\\nlines\"}}}");
    narrator.claimEqual("it is refused with 422", 422, refused.path("http_status").asInt());
    narrator.claim(
        "and the administrator is told why: «" + refused.path("detail").asText() + "»",
        refused.path("detail").asText().contains("line breaks"),
        refused::toString);
    JsonNode after = stage.marketplace().login(ACME, true).path("features").path(0);
    narrator.claimEqual(
        "the saved value stands",
        CANARY,
        after.path("settings").path("backend").path("inputExample").asText());
  }

  static String settings(String value) {
    return "{\"settings\":{\"backend\":{\"inputExample\":\"" + value + "\"}}}";
  }
}
