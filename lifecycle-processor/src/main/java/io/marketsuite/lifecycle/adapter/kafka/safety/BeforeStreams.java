package io.marketsuite.lifecycle.adapter.kafka.safety;

import io.marketsuite.lifecycle.adapter.config.LifecycleConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The check at its place: Quarkus tells of the {@link KafkaStreams} it has made before it starts
 * it, and an exception here ends the service.
 */
@ApplicationScoped
public class BeforeStreams {
  private final StreamsConfig streams;
  private final LifecycleConfig config;

  BeforeStreams(StreamsConfig streams, LifecycleConfig config) {
    this.streams = streams;
    this.config = config;
  }

  /**
   * @throws IllegalStateException if Kafka is not what the processor's promises rest on
   */
  void check(@Observes KafkaStreams notStartedYet) {
    Map<String, Object> kafka = streams.getAdminConfigs("start-check");
    new StartCheck(
            kafka,
            streams.getString(StreamsConfig.APPLICATION_ID_CONFIG),
            config.kafka().durability(),
            config.kafka().startPatience())
        .run();
  }
}
