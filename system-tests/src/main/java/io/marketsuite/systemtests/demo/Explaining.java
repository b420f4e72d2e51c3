package io.marketsuite.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.stack.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the suite tells an operator who asks why. */
record Explaining(Stage stage) {
  void play() {
    Narrator narrator = stage.narrator();
    narrator.chapter("The operator asks why, and is told by the timeline");
    narrator.claimSoon(
        "Globex's installation is told from its token to the callback's 429, 429 and 200",
        () -> callbacks().contains(List.of(429, 429, 200)),
        () -> "callbacks " + callbacks());
    narrator.claimSoon(
        "each of its commands has its token's key, its decision and its answer",
        () -> stories(Stage.GLOBEX).stream().allMatch(Explaining::isWhole),
        () -> stories(Stage.GLOBEX).toString());
    narrator.claimSoon(
        "the list finds the customer that left as absent",
        () -> get("?status=absent&tenant=" + Stage.LEAVER).path("features").size() == 1,
        () -> get("?tenant=" + Stage.LEAVER).toString());
  }

  private static boolean isWhole(JsonNode story) {
    return !story.path("token").path("key_id").asText().isEmpty()
        && !story.path("decision").path("sentence").asText().isEmpty()
        && story.path("answer").path("status").isInt();
  }

  private List<List<Integer>> callbacks() {
    List<List<Integer>> all = new ArrayList<>();
    for (JsonNode story : stories(Stage.GLOBEX)) {
      if (story.path("kind").asText().equals("CREATE")) {
        List<Integer> statuses = new ArrayList<>();
        story
            .path("callback")
            .path("attempts")
            .forEach(it -> statuses.add(it.path("http_status").asInt()));
        all.add(statuses);
      }
    }
    return all;
  }

  private List<JsonNode> stories(String tenant) {
    JsonNode timeline = get("/" + tenant + "/" + Marketplace.FEATURE + "/timeline?limit=100");
    return StreamSupport.stream(timeline.path("stories").spliterator(), false).toList();
  }

  private JsonNode get(String path) {
    return stage.suite().get(Service.PROCESSOR, "/api/v1/features" + path).json();
  }
}
