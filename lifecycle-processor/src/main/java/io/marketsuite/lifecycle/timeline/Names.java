package io.marketsuite.lifecycle.timeline;

import java.util.Locale;

/** Words for people and for JSON, from names of the code. */
final class Names {
  private Names() {}

  /** The type a record has on the wire: {@code CallbackEnded} is {@code callback_ended}. */
  static String type(Class<?> record) {
    return record.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /** {@code PRESUMED_DELIVERED} is {@code presumed delivered}. */
  static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** {@code CREATE} is {@code Create}. */
  static String title(Enum<?> value) {
    return value.name().charAt(0) + words(value).substring(1);
  }
}
