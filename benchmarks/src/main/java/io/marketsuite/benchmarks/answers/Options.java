package io.marketsuite.benchmarks.answers;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ./run bench answers} was asked for.
 *
 * @param rate commands per second; a quarter and a half of it are measured before
 * @param warmUp sent at the lowest rate and not measured
 * @param measured measured at each rate
 * @param tenants tenants, each with its feature installed
 * @param environment more configuration of every service
 */
record Options(
    int rate, Duration warmUp, Duration measured, int tenants, Map<String, String> environment) {
  static final String USAGE =
      """
      Usage: ./run bench answers [rate] [option=value]...
        rate=100                commands per second, sent whether or not earlier ones were answered;
                                a quarter and a half of it are measured before
        warmup=10 seconds=20 tenants=120
        env=NAME=VALUE          more configuration of every service; can be repeated
      """;

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException naming what is not understood
   */
  static Options of(List<String> words) {
    Map<String, Integer> numbers = new HashMap<>();
    Map<String, String> environment = new HashMap<>();
    for (String word : words) {
      String[] sides = word.matches("\\d+") ? new String[] {"rate", word} : word.split("=", 2);
      switch (sides[0]) {
        case "rate", "warmup", "seconds", "tenants" -> numbers.put(sides[0], number(word, sides));
        case "env" -> {
          String[] entry = sides[1].split("=", 2);
          environment.put(entry[0], entry[1]);
        }
        default -> throw notUnderstood(word);
      }
    }
    return new Options(
        numbers.getOrDefault("rate", 100),
        Duration.ofSeconds(numbers.getOrDefault("warmup", 10)),
        Duration.ofSeconds(numbers.getOrDefault("seconds", 20)),
        numbers.getOrDefault("tenants", 120),
        environment);
  }

  /** The rates that are measured, in turn: each warms up for the next. */
  List<Integer> rates() {
    return List.of(Math.max(1, rate / 4), Math.max(1, rate / 2), rate);
  }

  private static int number(String word, String[] sides) {
    return Optional.of(sides)
        .filter(it -> it.length == 2 && it[1].matches("[1-9]\\d{0,5}"))
        .map(it -> Integer.parseInt(it[1]))
        .orElseThrow(() -> notUnderstood(word));
  }

  private static IllegalArgumentException notUnderstood(String word) {
    return new IllegalArgumentException("«" + word + "» is not understood.\n" + USAGE);
  }
}
