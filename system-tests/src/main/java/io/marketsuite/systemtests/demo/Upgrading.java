package io.marketsuite.systemtests.demo;

import static io.marketsuite.systemtests.demo.Stage.ACME;
import static io.marketsuite.systemtests.demo.Stage.GLOBEX;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.stack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** The vendor rolls out version 2, then the marketplace releases it. */
record Upgrading(Stage stage) {
  void play() {
    Narrator narrator = stage.narrator();
    narrator.chapter("The vendor rolls out version 2 of its feature");
    stage.stack().restart(Service.PROCESSOR, Map.of("SUITE_RELEASED_VERSIONS_PARTNER", "2"));
    narrator.claimEqual(
        "the processor came back to where it was",
        1L,
        stage.suite().state(ACME).orElseThrow().generation());
    narrator.claimSoon(
        "and answers from its restored state",
        () -> stage.suite().active(ACME),
        () -> "the gate is shut");

    narrator.chapter("The marketplace releases version 2 and upgrades who is activated");
    boolean node = stage.vendor().becomeNode(stage.stack());
    narrator.tell(
        node
            ? "the vendor has put its sample application in Node in the Java one's place"
            : "the vendor stays with its sample application in Java");
    JsonNode release = stage.marketplace().release(manifest());
    narrator.claimEqual("two installations are upgraded", 2, release.path("upgrades").size());
    stage.statusSoon(ACME, "activated");
    stage.statusSoon(GLOBEX, "activated");
    narrator.claimSoon(
        "the suite has Acme on version 2",
        () ->
            stage
                .suite()
                .state(ACME)
                .orElseThrow()
                .manifestVersion()
                .equals(java.util.Optional.of(2)),
        () -> stage.suite().state(ACME).toString());
    narrator.claimEqual(
        "the new client's credentials are there beside the old ones",
        2,
        stage.suite().credentials(ACME).path("confidential_clients").size());
    narrator.claimEqual(
        "the vendor's hook was called once for each",
        2L,
        stage.vendor().worked().stream().filter(it -> it.kind() == CommandKind.UPGRADE).count());
    narrator.claimEqual("each time with a good signature", 1L, stage.vendor().refused());
    String byNode = "the sample application in Node did that work";
    if (node) {
      narrator.claimEqual(byNode, 2, stage.vendor().workedLately().size());
    } else {
      narrator.cannotCheck(byNode, "there is no node on this machine's PATH");
    }
  }

  private String manifest() {
    try {
      return Files.readString(
          stage.stack().settings().project().resolve("examples/manifest-2.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
