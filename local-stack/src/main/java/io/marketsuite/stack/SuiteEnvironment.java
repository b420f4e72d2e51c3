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
 * @param lifecycleOwner the processor's timeline
 * @param keys the folder of the generated keys
 */
record SuiteEnvironment(
    StackSettings settings,
    String bootstrapServers,
    Database settingsOwner,
    Database ingressGuest,
    Database dispatcherOwner,
    Database lifecycleOwner,
    Path keys) {
  /** The folder, in the stack's, where Kafka Streams keeps its local state. */
  static final String STREAMS_STATE = "streams-state";

  private static final String YES = "true";

  /** The secret of the dispatcher's client at the simulator's operator realm: for local use. */
  private static final String LOCAL_SERVICE_SECRET = "local-only-service";

  /** The environment of a service. */
  Map<String, String> of(Service service) {
    LoginEnvironment logins = new LoginEnvironment(settings.ports());
    Map<String, String> environment = new HashMap<>(listening(service));
    environment.putAll(
        switch (service) {
          case SIMULATOR -> join(simulator(), logins.provider());
          case SETTINGS -> join(datasource(settingsOwner), suite(), identity(), keysFolder());
          case INGRESS ->
              join(
                  datasource(ingressGuest),
                  suite(),
                  identity(),
                  keysFolder(),
                  callbackHosts(),
                  logins.pages());
          case PROCESSOR ->
              join(
                  datasource(lifecycleOwner),
                  suite(),
                  streams(),
                  settingsService(),
                  advertised(),
                  keysFolder(),
                  keyVault());
          case DISPATCHER -> dispatcher();
          case TELEMETRY -> join(suite(), streams(), logins.client(service));
        });
    environment.putAll(settings.environment());
    return environment;
  }

  private Map<String, String> listening(Service service) {
    return Map.of(
        "QUARKUS_HTTP_HOST", "127.0.0.1",
        "QUARKUS_HTTP_PORT", port(service),
        "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
        "QUARKUS_MANAGEMENT_PORT", Integer.toString(settings.ports().managementOf(service)),
        // Production refuses to start with what is loosened below.
        "QUARKUS_PROFILE", "local",
        // Fewer malloc arenas: the JVM's native memory stays near what it uses.
        "MALLOC_ARENA_MAX", "2");
  }

  /** What every service but the simulator knows: Kafka, the manifest, and who operators are. */
  private Map<String, String> suite() {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS",
        bootstrapServers,
        "SUITE_MANIFESTS",
        manifest(),
        "MP_JWT_VERIFY_ISSUER",
        operatorIssuer(),
        "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
        operatorIssuer() + "/protocol/openid-connect/certs");
  }

  /** The simulator's identity servers speak plain http on ports of this machine. */
  private Map<String, String> identity() {
    return Map.of(
        "SUITE_IDENTITY_HOSTS",
        identityServer(Ports.IDENTITY_1) + "," + identityServer(Ports.IDENTITY_2),
        "SUITE_IDENTITY_MASTER_ISSUER",
        realm("master"),
        "SUITE_IDENTITY_ALLOW_INSECURE_HOSTS",
        YES,
        // They, and the marketplace, are at addresses of this machine.
        "SUITE_OUTBOUND_ALLOW_PRIVATE_ADDRESSES",
        YES,
        // All services start at once, on as many cores as there are.
        "SUITE_IDENTITY_KEY_CACHE_FETCH_TIMEOUT",
        "PT4S");
  }

  private Map<String, String> keysFolder() {
    return Map.of("SUITE_KEYS_FOLDER", keys.toString());
  }

  /** So does its marketplace, to which the callbacks go. */
  private Map<String, String> callbackHosts() {
    return Map.of(
        "SUITE_OUTBOUND_ALLOWED_HOSTS",
        "localhost:" + port(Service.SIMULATOR),
        "SUITE_OUTBOUND_ALLOW_INSECURE",
        YES);
  }

  private Map<String, String> streams() {
    String state = settings.folder().resolve(STREAMS_STATE).toString();
    return Map.of(
        "QUARKUS_KAFKA_STREAMS_BOOTSTRAP_SERVERS", bootstrapServers,
        "KAFKA_STREAMS_STATE_DIR", state,
        // One broker.
        "KAFKA_STREAMS_REPLICATION_FACTOR", "1");
  }

  /** A stable name: a restart does not wait until the group has forgotten the last process. */
  private static Map<String, String> instance() {
    return Map.of("SUITE_INSTANCE_ID", "local");
  }

  private Map<String, String> settingsService() {
    return Map.of("SUITE_SETTINGS_SERVICE_URL", "http://localhost:" + port(Service.SETTINGS));
  }

  /** Where the processor's instances find each other: here there is one. */
  private Map<String, String> advertised() {
    return Map.of("SUITE_LIFECYCLE_ADVERTISED", "localhost:" + port(Service.PROCESSOR));
  }

  private Map<String, String> dispatcher() {
    Map<String, String> own =
        Map.of(
            "SUITE_SERVICE_TOKEN_ISSUER", operatorIssuer(),
            "SUITE_SERVICE_TOKEN_CLIENT_SECRET", LOCAL_SERVICE_SECRET,
            "SUITE_OUTBOUND_ALLOW_PRIVATE_ADDRESSES", YES);
    return join(datasource(dispatcherOwner), suite(), callbackHosts(), settingsService(), own);
  }

  private Map<String, String> simulator() {
    return Map.of(
        "SUITE_SIMULATOR_MANIFESTS", manifest(),
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

  /** Where operators' imports put their wrapped keys: as the ingress does. */
  private Map<String, String> keyVault() {
    return Map.of(
        "QUARKUS_DATASOURCE_KEYS_JDBC_URL", ingressGuest.jdbcUrl(),
        "QUARKUS_DATASOURCE_KEYS_USERNAME", ingressGuest.user(),
        "QUARKUS_DATASOURCE_KEYS_PASSWORD", ingressGuest.password());
  }

  @SafeVarargs
  private static Map<String, String> join(Map<String, String>... parts) {
    Map<String, String> all = new HashMap<>();
    for (Map<String, String> part : parts) {
      all.putAll(part);
    }
    return all;
  }

  private String manifest() {
    return settings.project().resolve("manifest.yaml").toString();
  }

  private String operatorIssuer() {
    return realm("operator");
  }

  /** The realms that are nobody's tenant are on the first identity server. */
  private String realm(String name) {
    return identityServer(Ports.IDENTITY_1) + "/auth/realms/" + name;
  }

  private String identityServer(String portName) {
    return "http://localhost:" + settings.ports().of(portName);
  }

  private String port(Service service) {
    return Integer.toString(settings.ports().of(service));
  }

  private String port(String name) {
    return Integer.toString(settings.ports().of(name));
  }
}
