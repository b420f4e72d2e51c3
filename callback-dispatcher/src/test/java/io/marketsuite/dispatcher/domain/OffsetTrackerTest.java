package io.marketsuite.dispatcher.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetTrackerTest {
  private final OffsetTracker offsets = new OffsetTracker();

  @Test
  void nothing_is_committed_before_anything_was_read() {
    assertThat(offsets.committable()).isEmpty();
  }

  @Test
  void an_offset_waits_for_those_before_it() {
    List.of(5L, 6L, 7L).forEach(offsets::read);
    offsets.done(7);
    offsets.done(6);
    assertThat(offsets.committable()).hasValue(5);
    offsets.done(5);
    assertThat(offsets.committable()).hasValue(8);
  }

  @Test
  void markers_of_transactions_behind_the_last_record_are_done_as_well() {
    offsets.read(5);
    offsets.reached(8);
    assertThat(offsets.committable()).hasValue(5);
    offsets.done(5);
    assertThat(offsets.committable()).hasValue(8);
  }

  @Test
  void saying_it_twice_changes_nothing() {
    offsets.read(5);
    offsets.done(5);
    offsets.done(5);
    offsets.reached(3);
    assertThat(offsets.committable()).hasValue(6);
    assertThat(offsets.outstanding()).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatever_the_order_no_commit_passes_an_unfinished_record(long seed) {
    Random random = new Random(seed);
    List<Long> read = new ArrayList<>();
    for (long offset = 0; offset < 500; offset += 1 + random.nextInt(3)) {
      read.add(offset);
      offsets.read(offset);
    }
    List<Long> finishing = new ArrayList<>(read);
    Collections.shuffle(finishing, random);
    Set<Long> unfinished = new HashSet<>(read);
    for (long offset : finishing) {
      offsets.done(offset);
      unfinished.remove(offset);
      long committable = offsets.committable().orElseThrow();
      assertThat(unfinished).allMatch(left -> left >= committable);
    }
    assertThat(offsets.committable()).hasValue(read.getLast() + 1);
  }
}
