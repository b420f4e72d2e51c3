package io.marketsuite.lifecycle.domain;

import java.util.Optional;

/** Manifest versions: strings on the wire, numbers to compare. */
final class Versions {
  private Versions() {}

  /** The number, if it is a plain whole number from 1. */
  static Optional<Integer> number(Optional<String> wire) {
    return wire.filter(text -> text.matches("[1-9][0-9]{0,8}")).map(Integer::parseInt);
  }
}
