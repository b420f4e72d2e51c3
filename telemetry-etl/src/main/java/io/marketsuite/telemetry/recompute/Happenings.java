package io.marketsuite.telemetry.recompute;

import java.time.LocalDate;

/** Takes in that something countable happened on a day. */
@FunctionalInterface
interface Happenings {
  void add(LocalDate day, String column);
}
