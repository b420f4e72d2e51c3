package io.marketsuite.settings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadLatenciesTest {
  @Test
  void a_read_counts_in_the_bucket_whose_bound_it_reaches() {
    ReadLatencies latencies = ReadLatencies.none().with(1).with(2).with(500).with(501);

    assertThat(latencies.bucketCounts()).containsExactly(1L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 1L, 1L);
    assertThat(latencies.count()).isEqualTo(4);
    assertThat(latencies.maxMs()).isEqualTo(501);
  }

  @Test
  void only_reads_beyond_the_marketplaces_bound_count_as_over_it() {
    assertThat(ReadLatencies.none().with(500).with(501).over500Ms()).isEqualTo(1);
  }
}
