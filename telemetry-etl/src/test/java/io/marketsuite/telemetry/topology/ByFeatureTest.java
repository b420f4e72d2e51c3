package io.marketsuite.telemetry.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.telemetry.domain.ClockAdvanced;
import io.marketsuite.telemetry.domain.Counts;
import io.marketsuite.telemetry.domain.DayFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ByFeatureTest {
  private final ByFeature partitioner = new ByFeature();

  @Test
  void the_clock_goes_to_every_partition() {
    assertThat(partitioner.partitions("t", "*", new ClockAdvanced(1, 3, Instant.EPOCH), 4))
        .contains(Set.of(0, 1, 2, 3));
  }

  @Test
  void all_facts_of_a_feature_go_to_one_partition() {
    assertThat(partitioner.partitions("t", "partner", facts("acme"), 4))
        .isEqualTo(partitioner.partitions("t", "partner", facts("globex"), 4))
        .hasValueSatisfying(chosen -> assertThat(chosen).hasSize(1));
  }

  private static DayFacts facts(String tenant) {
    return new DayFacts(tenant, "partner", LocalDate.EPOCH, Counts.NONE, 0);
  }
}
