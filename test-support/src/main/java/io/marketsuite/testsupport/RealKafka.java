package io.marketsuite.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/**
 * Gives a {@code @QuarkusTest} the JVM's broker with every topic of the suite:
 * {@code @QuarkusTestResource(RealKafka.class)}.
 */
public final class RealKafka implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    String bootstrapServers = TestKafka.shared().createCatalogue().bootstrapServers();
    Map<String, String> config = new HashMap<>();
    config.put("kafka.bootstrap.servers", bootstrapServers);
    config.put("quarkus.kafka-streams.bootstrap-servers", bootstrapServers);
    return config;
  }

  @Override
  public void stop() {
    // It is stopped with the JVM.
  }
}
