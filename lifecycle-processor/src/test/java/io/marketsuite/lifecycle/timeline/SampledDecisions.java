package io.marketsuite.lifecycle.timeline;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.contracts.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The frozen samples of the published language: one of each input and each event. */
final class SampledDecisions {
  static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
  private static final Path FOLDER = Path.of("../contracts/src/test/resources/samples");

  private SampledDecisions() {}

  /** A decision about each kind of input, without events. */
  static List<DecisionRecord> ofInputs() {
    return files()
        .filter(file -> !file.getFileName().toString().startsWith("event_"))
        .flatMap(file -> input(file).stream())
        .map(input -> decision(input, List.of()))
        .toList();
  }

  /** Each kind of event. */
  static List<LifecycleEvent> events() {
    return files()
        .filter(file -> file.getFileName().toString().startsWith("event_"))
        .flatMap(file -> Wire.read(bytes(file), DecisionRecord.class).events().stream())
        .toList();
  }

  static DecisionRecord decision(LifecycleInput input, List<LifecycleEvent> events) {
    return new DecisionRecord(
        1,
        Optional.of("acme"),
        Optional.of("partner"),
        new DecisionRecord.DecidedInput(Topics.COMMANDS, 0, 7, AT, input),
        Verdict.ACCEPTED,
        Reason.AS_ASKED,
        Optional.empty(),
        "hash",
        Optional.empty(),
        events);
  }

  /** Other topics' records are no inputs. */
  private static Optional<LifecycleInput> input(Path file) {
    try {
      return Optional.of(Wire.read(bytes(file), LifecycleInput.class));
    } catch (UnreadableRecordException _) {
      return Optional.empty();
    }
  }

  private static Stream<Path> files() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
