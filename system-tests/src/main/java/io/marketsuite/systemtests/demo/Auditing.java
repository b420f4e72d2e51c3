package io.marketsuite.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.CommandTopicRecord;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.Tick;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What an auditor would look for afterwards: nothing lost, nothing invented, nothing leaked. */
record Auditing(Stage stage) {
  void play() {
    Narrator narrator = stage.narrator();
    narrator.chapter("An auditor looks through everything");
    long commands =
        stage.suite().topics().values(Topics.COMMANDS, null, CommandTopicRecord.class).stream()
            .filter(it -> !(it instanceof Tick))
            .count();
    narrator.claimSoon(
        "each record of the command topic has exactly one decision record",
        () -> decided() == commands,
        () -> commands + " records, " + decided() + " decisions");
    for (String service : Topics.SERVICES) {
      narrator.claimEqual(
          service + " met nothing it could not read",
          0,
          stage.suite().topics().records(Topics.unreadable(service)).size());
    }
    for (String secret : secrets()) {
      narrator.claimEqual(
          "«" + masked(secret) + "» is readable in no topic, no table, no log",
          List.of(),
          placesOf(secret));
    }
  }

  private long decided() {
    return stage.suite().topics().values(Topics.EVENTS, null, DecisionRecord.class).stream()
        .filter(it -> it.input().topic().equals(Topics.COMMANDS))
        .filter(it -> !(it.input().value() instanceof Tick))
        .map(it -> it.input().partition() + "/" + it.input().offset())
        .distinct()
        .count();
  }

  private List<String> secrets() {
    List<String> secrets = new ArrayList<>(List.of(Stage.CANARY));
    for (String tenant : List.of(Stage.ACME, Stage.GLOBEX)) {
      for (JsonNode credential : stage.marketplace().credentials(tenant)) {
        String secret = credential.path("client_secret").asText();
        if (!secret.isEmpty()) {
          secrets.add(secret);
        }
      }
    }
    return secrets;
  }

  private List<String> placesOf(String secret) {
    List<String> places = new ArrayList<>();
    for (String topic : stage.suite().topics().names()) {
      if (stage.suite().topics().records(topic).stream()
          .anyMatch(record -> holds(record, secret))) {
        places.add("topic " + topic);
      }
    }
    places.addAll(Database.tablesHolding(stage.stack(), secret));
    Stream.of(io.marketsuite.stack.Service.values())
        .filter(service -> service != io.marketsuite.stack.Service.SIMULATOR)
        .map(service -> stage.stack().log(service))
        .filter(log -> holds(log, secret))
        .forEach(log -> places.add("log " + log.getFileName()));
    return places;
  }

  private static boolean holds(ConsumerRecord<byte[], byte[]> record, String secret) {
    return record.value() != null
        && new String(record.value(), StandardCharsets.UTF_8).contains(secret);
  }

  private static boolean holds(Path log, String secret) {
    try {
      return Files.exists(log)
          && Files.readString(log, StandardCharsets.ISO_8859_1).contains(secret);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String masked(String secret) {
    return secret.substring(0, Math.min(4, secret.length())) + "…";
  }
}
