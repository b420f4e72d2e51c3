package io.marketsuite.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.CommandTopicRecord;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.stack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<String, List<String>> places = placesOf(secrets());
    for (Map.Entry<String, List<String>> secret : places.entrySet()) {
      narrator.claimEqual(
          "«" + masked(secret.getKey()) + "» is readable in no topic, no table, no log",
          List.of(),
          secret.getValue());
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
        JsonNode secret = credential.path("client_secret");
        if (secret.isTextual()) {
          secrets.add(secret.asText());
        }
      }
    }
    return secrets;
  }

  /** Each topic is read once, whatever the number of secrets. */
  private Map<String, List<String>> placesOf(List<String> secrets) {
    Map<String, List<String>> places = new LinkedHashMap<>();
    secrets.forEach(secret -> places.put(secret, new ArrayList<>()));
    for (String topic : stage.suite().topics().names()) {
      List<ConsumerRecord<byte[], byte[]>> records = stage.suite().topics().records(topic);
      places.forEach(
          (secret, found) -> {
            if (records.stream().anyMatch(record -> holds(record, secret))) {
              found.add("topic " + topic);
            }
          });
    }
    places.forEach(
        (secret, found) -> {
          found.addAll(Database.tablesHolding(stage.stack(), secret));
          Stream.of(Service.values())
              .filter(service -> service != Service.SIMULATOR)
              .map(service -> stage.stack().log(service))
              .filter(log -> holds(log, secret))
              .forEach(log -> found.add("log " + log.getFileName()));
        });
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
