package io.marketsuite.telemetry.adapter.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;

class StreamsHealthTest {
  @Test
  void waiting_and_rebalancing_are_alive_and_what_cannot_run_again_is_not() {
    assertThat(EnumSet.allOf(State.class).stream().filter(StreamsHealth::isAlive))
        .containsExactlyInAnyOrder(
            State.CREATED, State.REBALANCING, State.RUNNING, State.PENDING_SHUTDOWN);
  }
}
