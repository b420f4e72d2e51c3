package io.marketsuite.benchmarks.ingress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code ./run bench ingress} was asked for.
 *
 * @param rounds how often each contestant has its turn
 * @param warmUp per turn
 * @param measured per turn
 * @param connections connections at a time
 * @param tenants tenants, each with one token
 * @param only the contestants that take part; empty for all
 * @param environment more configuration of the ingress
 * @param jvmFlags more options of the ingress's JVM
 */
record Options(
    int rounds,
    Duration warmUp,
    Duration measured,
    int connections,
    int tenants,
    Set<String> only,
    Map<String, String> environment,
    List<String> jvmFlags) {

  static final String USAGE =
      """
      Usage: ./run bench ingress [option=value]...
        rounds=3 warmup=5 seconds=10 connections=64 tenants=100
        only=ingress,bare,bare+verify   who takes part; all of them unless told otherwise
        env=NAME=VALUE                  more configuration of the ingress; can be repeated
        jvm=FLAG                        more options of the ingress's JVM; can be repeated
      """;

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException naming what is not understood
   */
  static Options of(List<String> words) {
    Map<String, String> single = new HashMap<>();
    Map<String, String> environment = new HashMap<>();
    List<String> flags = new ArrayList<>();
    for (String word : words) {
      String[] sides = word.split("=", 2);
      if (sides.length < 2) {
        throw new IllegalArgumentException("«" + word + "» is not understood.\n" + USAGE);
      }
      switch (sides[0]) {
        case "env" -> {
          String[] entry = sides[1].split("=", 2);
          environment.put(entry[0], entry[1]);
        }
        case "jvm" -> flags.add(sides[1]);
        case "rounds", "warmup", "seconds", "connections", "tenants", "only" ->
            single.put(sides[0], sides[1]);
        default ->
            throw new IllegalArgumentException("«" + word + "» is not understood.\n" + USAGE);
      }
    }
    return new Options(
        number(single, "rounds", 3),
        Duration.ofSeconds(number(single, "warmup", 5)),
        Duration.ofSeconds(number(single, "seconds", 10)),
        number(single, "connections", 64),
        number(single, "tenants", 100),
        Optional.ofNullable(single.get("only"))
            .map(names -> Set.of(names.split(",")))
            .orElse(Set.of()),
        environment,
        flags);
  }

  private static int number(Map<String, String> given, String name, int standard) {
    return Optional.ofNullable(given.get(name)).map(Integer::parseInt).orElse(standard);
  }

  boolean takesPart(String contestant) {
    return only.isEmpty() || only.contains(contestant);
  }
}
