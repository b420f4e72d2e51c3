package io.marketsuite.stack;

import io.marketsuite.stack.postgres.Database;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The configuration each service is started with on one machine, as environment variables. All that
 * the local stack loosens, and production does not, stands here. Immutable.
 *
 * @param settings the stack's ports and folders
 * @param bootstrapServers Kafka
 * @param settingsOwner the settings database for its owner
 * @param ingressGuest the settings database for the ingress, which may insert keys
 * @param dispatcherOwner the dispatcher's database
 * @param keys the folder of the generated keys
 */
record SuiteEnvironment(
    StackSettings settings,
    String bootstrapServers,
    Database settingsOwner,
    Database ingressGuest,
    Database dispatcherOwner,
    Path keys) {
  /** The folder, in the stack's, where Kafka Streams keeps its local state. */
  static final String STREAMS_STATE = "streams-state";

  /** The environment of a service. */
  Map<String, String> of(Service service) {
    Map<String, String> environment = new HashMap<>(common(service));
    environment.putAll(
        switch (service) {
          case SIMULATOR -> simulator();
          case SETTINGS -> datasource(settingsOwner);
          case INGRESS -> datasource(ingressGuest);
          case PROCESSOR, TELEMETRY -> Map.of();
          case DISPATCHER -> datasource(dispatcherOwner);
        });
    return environment;
  }

  private Map<String, String> common(Service service) {
    Map<String, String> common = new HashMap<>();
    common.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    common.put("QUARKUS_HTTP_PORT", port(service));
    common.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    common.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(settings.ports().managementOf(service)));
    common.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    common.put("QUARKUS_KAFKA_STREAMS_BOOTSTRAP_SERVERS", bootstrapServers);
    common.put("KAFKA_STREAMS_STATE_DIR", settings.folder().resolve(STREAMS_STATE).toString());
    common.put("SUITE_KEYS_FOLDER", keys.toString());
    // Fewer malloc arenas: the JVM's native memory stays near what it uses.
    common.put("MALLOC_ARENA_MAX", "2");
    return common;
  }

  private Map<String, String> simulator() {
    return Map.of(
        "SUITE_SIMULATOR_MANIFESTS", settings.project().resolve("manifest.yaml").toString(),
        "SUITE_SIMULATOR_IDENTITY_SERVERS_ID1_PORT", port(Ports.IDENTITY_1),
        "SUITE_SIMULATOR_IDENTITY_SERVERS_ID2_PORT", port(Ports.IDENTITY_2),
        "SUITE_SIMULATOR_MANAGEMENT_URL",
            "http://localhost:" + port(Service.INGRESS) + "/features/{featureId}/management",
        "SUITE_SIMULATOR_SETTINGS_URL",
            "http://localhost:" + port(Service.SETTINGS) + "/features/{featureId}/settings");
  }

  private static Map<String, String> datasource(Database database) {
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
        "QUARKUS_DATASOURCE_USERNAME", database.user(),
        "QUARKUS_DATASOURCE_PASSWORD", database.password());
  }

  private String port(Service service) {
    return Integer.toString(settings.ports().of(service));
  }

  private String port(String name) {
    return Integer.toString(settings.ports().of(name));
  }
}
