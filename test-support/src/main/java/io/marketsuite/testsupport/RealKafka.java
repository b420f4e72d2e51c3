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
    String bootstrapServers = brokerWithTopics();
    Map<String, String> config = new HashMap<>();
    config.put("kafka.bootstrap.servers", bootstrapServers);
    config.put("quarkus.kafka-streams.bootstrap-servers", bootstrapServers);
    return config;
  }

  /**
   * Kafka's clients load their plug-ins by the thread's loader, which at a restart for another test
   * profile is not the one they come from.
   */
  private static String brokerWithTopics() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(RealKafka.class.getClassLoader());
    try {
      return TestKafka.shared().createCatalogue().bootstrapServers();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void stop() {
    // It is stopped with the JVM.
  }
}
