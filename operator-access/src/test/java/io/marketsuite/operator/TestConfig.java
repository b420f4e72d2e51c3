package io.marketsuite.operator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The configuration with its defaults, to be changed by hand. */
record TestConfig(
    Optional<Set<String>> audience, Duration skew, int maxTokenChars, List<Algorithm> algorithms)
    implements OperatorConfig {
  static TestConfig defaults() {
    return new TestConfig(
        Optional.empty(), Duration.ofSeconds(30), 8192, List.of(Algorithm.RS256, Algorithm.ES256));
  }

  TestConfig withAudience(String name) {
    return new TestConfig(Optional.of(Set.of(name)), skew, maxTokenChars, algorithms);
  }

  TestConfig withSkew(Duration other) {
    return new TestConfig(audience, other, maxTokenChars, algorithms);
  }

  TestConfig withMaxTokenChars(int other) {
    return new TestConfig(audience, skew, other, algorithms);
  }
}
