package io.marketsuite.stack;

import io.marketsuite.stack.process.TcpPorts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The TCP ports of a stack, by name: {@code kafka}, {@code kafka-controller}, {@code postgres},
 * {@code id1} and {@code id2} (the simulator's identity servers), and for each service its folder's
 * name and that name with {@code -management}. Immutable.
 */
public final class Ports {
  public static final String KAFKA = "kafka";
  public static final String KAFKA_CONTROLLER = "kafka-controller";
  public static final String POSTGRES = "postgres";
  public static final String IDENTITY_1 = "id1";
  public static final String IDENTITY_2 = "id2";

  private final Map<String, Integer> byName;

  private Ports(Map<String, Integer> byName) {
    this.byName = Collections.unmodifiableMap(byName);
  }

  /** The stated ports. */
  public static Ports standard() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put(POSTGRES, 15432);
    ports.put(KAFKA, 9092);
    ports.put(KAFKA_CONTROLLER, 9093);
    ports.put(IDENTITY_1, 8091);
    ports.put(IDENTITY_2, 8092);
    for (Service service : Service.values()) {
      ports.put(service.folder(), service.standardPort());
      ports.put(management(service), service.standardManagementPort());
    }
    return new Ports(ports);
  }

  /** Ports that are free now, so that several stacks can run side by side. */
  public static Ports random() {
    Map<String, Integer> ports = new LinkedHashMap<>(standard().byName);
    ports.replaceAll((_, _) -> TcpPorts.free());
    return new Ports(ports);
  }

  /**
   * The same ports but for some.
   *
   * @param changes as people write them: {@code kafka=19092,ingress-service=18080}
   * @throws StackException naming what is not understood
   */
  public Ports with(String changes) {
    Map<String, Integer> ports = new LinkedHashMap<>(byName);
    for (String change : changes.split(",")) {
      String[] sides = change.strip().split("=", 2);
      if (sides.length < 2 || !ports.containsKey(sides[0]) || !sides[1].matches("[1-9]\\d{0,4}")) {
        throw new StackException(
            "A port is changed as name=number, but this says «%s». The names are: %s."
                .formatted(change, String.join(", ", ports.keySet())));
      }
      ports.put(sides[0], Integer.valueOf(sides[1]));
    }
    return new Ports(ports);
  }

  /** The port of a name. */
  public int of(String name) {
    Integer port = byName.get(name);
    if (port == null) {
      throw new IllegalArgumentException("no port is called " + name);
    }
    return port;
  }

  /** The port a service serves on. */
  public int of(Service service) {
    return of(service.folder());
  }

  /** The port of a service's health and metrics. */
  public int managementOf(Service service) {
    return of(management(service));
  }

  private static String management(Service service) {
    return service.folder() + "-management";
  }

  /**
   * Makes sure that nothing listens on any of the ports.
   *
   * @throws StackException naming each taken port, whose it is, and how to choose another
   */
  public void requireFree() {
    List<Map.Entry<String, Integer>> taken =
        byName.entrySet().stream().filter(port -> !TcpPorts.isFree(port.getValue())).toList();
    if (taken.isEmpty()) {
      return;
    }
    StringBuilder message = new StringBuilder("Cannot start, because something already listens on");
    for (Map.Entry<String, Integer> port : taken) {
      message.append("\n  port %5d, meant for %s".formatted(port.getValue(), port.getKey()));
    }
    Map.Entry<String, Integer> first = taken.getFirst();
    message.append(
        "\nStop what listens there, or choose another port: --port %s=%d"
            .formatted(first.getKey(), TcpPorts.free()));
    throw new StackException(message.toString());
  }
}
