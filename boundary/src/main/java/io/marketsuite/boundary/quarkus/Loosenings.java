package io.marketsuite.boundary.quarkus;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The keys that open what production keeps closed, and the profiles that may set them. Fails
 * closed: a profile that is not listed is production, and a key that is named like a loosening is
 * one though nobody listed it. Immutable.
 */
final class Loosenings {
  /** The keys there are. */
  static final Set<String> KEYS =
      Set.of(
          "suite.identity.allow-insecure-hosts",
          "suite.outbound.allow-insecure",
          "suite.outbound.allow-private-addresses");

  /** Profiles of one machine: the local stack, the tests, and Quarkus' development mode. */
  static final Set<String> PROFILES = Set.of("local", "test", "dev");

  private Loosenings() {}

  /**
   * Why the service may not start, if it may not.
   *
   * @param profiles the active ones
   * @param names of all properties that are set, as keys or as environment variables
   * @param value whether such a property is true; empty if it is not set
   */
  static Optional<String> refusal(
      List<String> profiles, Iterable<String> names, Function<String, Optional<Boolean>> value) {
    if (!profiles.isEmpty() && PROFILES.containsAll(profiles)) {
      return Optional.empty();
    }
    Set<String> candidates = new TreeSet<>(KEYS);
    names.forEach(name -> key(name).ifPresent(candidates::add));
    List<String> loosened =
        candidates.stream().filter(key -> value.apply(key).orElse(false)).toList();
    return loosened.isEmpty() ? Optional.empty() : Optional.of(sentence(profiles, loosened));
  }

  /** The name, if it is one that loosens. */
  private static Optional<String> key(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-");
    boolean loosens =
        Stream.of("-allow-insecure", "-allow-private", "-dangerously").anyMatch(plain::contains);
    return plain.startsWith("suite-") && loosens ? Optional.of(name) : Optional.empty();
  }

  private static String sentence(List<String> profiles, List<String> keys) {
    return "Expected %s not to be true in profile %s: it is for use on one machine, in the profiles %s"
        .formatted(
            String.join(", ", keys),
            String.join(",", profiles),
            String.join(", ", new TreeSet<>(PROFILES)));
  }
}
