package io.marketsuite.contracts;

import java.util.stream.Stream;

/** The records a sealed family consists of. */
final class Families {
  private Families() {}

  static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(Families::leaves)
        : Stream.of(type);
  }
}
