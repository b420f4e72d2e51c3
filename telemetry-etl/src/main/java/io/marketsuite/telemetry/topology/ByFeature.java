package io.marketsuite.telemetry.topology;

import io.marketsuite.telemetry.domain.ClockAdvanced;
import io.marketsuite.telemetry.domain.DayFacts;
import io.marketsuite.telemetry.domain.MetricInput;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Facts go to their feature's partition; the clock goes to all of them (KIP-837). */
final class ByFeature implements StreamPartitioner<String, MetricInput> {
  @Override
  public Optional<Set<Integer>> partitions(
      String topic, String feature, MetricInput value, int partitions) {
    return Optional.of(
        switch (value) {
          case DayFacts _ -> Set.of(partition(feature, partitions));
          case ClockAdvanced _ ->
              IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet());
        });
  }

  private static int partition(String feature, int partitions) {
    byte[] key = feature.getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }
}
