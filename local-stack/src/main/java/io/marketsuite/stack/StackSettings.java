package io.marketsuite.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a local stack is made from.
 *
 * @param project the project's top folder, where the services' built applications are
 * @param folder everything the stack writes: data, logs, keys
 * @param ports where its parts listen
 * @param data what becomes of the folder
 * @param environment configuration that every service gets besides the local stack's own, and over
 *     it, as environment variables
 */
public record StackSettings(
    Path project, Path folder, Ports ports, Data data, Map<String, String> environment) {
  /** What becomes of a stack's folder. */
  public enum Data {
    /** It is kept between starts. */
    KEPT,
    /** It is thrown away before the start, and kept then. */
    FRESH,
    /** It is thrown away before the start, and after the stop or the launcher's death. */
    THROWAWAY
  }

  /** Makes the paths absolute and keeps its own copy of the environment. */
  public StackSettings {
    project = project.toAbsolutePath().normalize();
    folder = folder.toAbsolutePath().normalize();
    environment = Map.copyOf(environment);
  }

  /** The stack of {@code ./run up}: the stated ports, data kept in {@code .stack}. */
  public static StackSettings of(Path project) {
    return new StackSettings(
        project, project.resolve(".stack"), Ports.standard(), Data.KEPT, Map.of());
  }

  /** The same with another folder. */
  public StackSettings in(Path otherFolder) {
    return new StackSettings(project, otherFolder, ports, data, environment);
  }

  /** The same with other ports. */
  public StackSettings on(Ports otherPorts) {
    return new StackSettings(project, folder, otherPorts, data, environment);
  }

  /** The same with another fate of the folder. */
  public StackSettings with(Data otherData) {
    return new StackSettings(project, folder, ports, otherData, environment);
  }

  /** The same with more configuration for every service. */
  public StackSettings also(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new StackSettings(project, folder, ports, data, all);
  }

  /** Without the environment, which may hold secrets. */
  @Override
  public String toString() {
    return "stack of " + project + " in " + folder + ", data " + data;
  }
}
