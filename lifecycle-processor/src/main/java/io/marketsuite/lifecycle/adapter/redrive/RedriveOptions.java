package io.marketsuite.lifecycle.adapter.redrive;

import io.marketsuite.contracts.Topics;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of a redrive.
 *
 * @param service whose unreadable records
 * @param topic only those that came from there
 * @param from only those put aside at that time or later
 * @param dryRun whether only is told what would be done
 */
record RedriveOptions(
    String service, Optional<String> topic, Optional<Instant> from, boolean dryRun) {
  static final String USAGE =
      """
      redrive [--service NAME] [--topic TOPIC] [--from TIME] [--dry-run]
        appends what a service put aside to the topic it came from once more, each record once
        --service NAME   %s (default: lifecycle-processor)
        --topic TOPIC    only what came from this topic
        --from TIME      only what was put aside since, such as 2026-03-01T12:00:00Z
        --dry-run        only tells what would be done
      """
          .formatted(String.join(", ", Topics.SERVICES));

  private static final String PROCESSOR = "lifecycle-processor";

  /**
   * @throws IllegalArgumentException with a sentence, if they are not understood
   */
  static RedriveOptions parse(List<String> arguments) {
    RedriveOptions options =
        new RedriveOptions(PROCESSOR, Optional.empty(), Optional.empty(), false);
    Iterator<String> words = arguments.iterator();
    while (words.hasNext()) {
      String word = words.next();
      options =
          switch (word) {
            case "--service" -> options.of(value(word, words));
            case "--topic" -> options.onlyFrom(value(word, words));
            case "--from" -> options.since(time(value(word, words)));
            case "--dry-run" -> options.dry();
            default -> throw new IllegalArgumentException("Not understood: " + word);
          };
    }
    return options;
  }

  private static String value(String word, Iterator<String> words) {
    if (!words.hasNext()) {
      throw new IllegalArgumentException(word + " needs a value");
    }
    return words.next();
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "Expected a time such as 2026-03-01T12:00:00Z, but found " + text, e);
    }
  }

  private RedriveOptions of(String name) {
    if (!Topics.SERVICES.contains(name)) {
      throw new IllegalArgumentException(
          "Expected one of " + String.join(", ", Topics.SERVICES) + ", but found " + name);
    }
    return new RedriveOptions(name, topic, from, dryRun);
  }

  private RedriveOptions onlyFrom(String name) {
    return new RedriveOptions(service, Optional.of(name), from, dryRun);
  }

  private RedriveOptions since(Instant time) {
    return new RedriveOptions(service, topic, Optional.of(time), dryRun);
  }

  private RedriveOptions dry() {
    return new RedriveOptions(service, topic, from, true);
  }
}
