package io.marketsuite.stack;

import java.util.Set;

/** The services of the suite, in the order in which they are told of. */
public enum Service {
  SIMULATOR("marketplace-simulator", 8090, 9090, 128, Set.of()),
  SETTINGS("settings-service", 8083, 9083, 128, Set.of()),
  /** Its tables and rights in PostgreSQL come with the settings service's migrations. */
  INGRESS("ingress-service", 8080, 9080, 128, Set.of(SETTINGS)),
  PROCESSOR("lifecycle-processor", 8081, 9081, 128, Set.of()),
  DISPATCHER("callback-dispatcher", 8082, 9082, 128, Set.of()),
  TELEMETRY("telemetry-etl", 8084, 9084, 192, Set.of());

  private final String folder;
  private final int port;
  private final int managementPort;
  private final int heapMiB;
  private final Set<Service> after;

  Service(String folder, int port, int managementPort, int heapMiB, Set<Service> after) {
    this.folder = folder;
    this.port = port;
    this.managementPort = managementPort;
    this.heapMiB = heapMiB;
    this.after = after;
  }

  /** Its module's folder, which is also its name. */
  public String folder() {
    return folder;
  }

  /** The port it has unless told otherwise. */
  int standardPort() {
    return port;
  }

  /** The port for health and metrics it has unless told otherwise. */
  int standardManagementPort() {
    return managementPort;
  }

  /** The largest heap it is given, in MiB. */
  int heapMiB() {
    return heapMiB;
  }

  /** The services that must be ready before it starts. */
  Set<Service> after() {
    return after;
  }
}
