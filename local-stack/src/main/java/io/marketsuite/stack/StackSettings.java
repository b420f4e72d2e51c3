package io.marketsuite.stack;

import java.nio.file.Path;

/**
 * What a local stack is made from.
 *
 * @param project the project's top folder, where the services' built applications are
 * @param folder everything the stack writes: data, logs, keys
 * @param ports where its parts listen
 * @param data what becomes of the folder
 */
public record StackSettings(Path project, Path folder, Ports ports, Data data) {
  /** What becomes of a stack's folder. */
  public enum Data {
    /** It is kept between starts. */
    KEPT,
    /** It is thrown away before the start, and kept then. */
    FRESH,
    /** It is thrown away before the start, and after the stop or the launcher's death. */
    THROWAWAY
  }

  /** Makes the paths absolute. */
  public StackSettings {
    project = project.toAbsolutePath().normalize();
    folder = folder.toAbsolutePath().normalize();
  }

  /** The stack of {@code ./run up}: the stated ports, data kept in {@code .stack}. */
  public static StackSettings of(Path project) {
    return new StackSettings(project, project.resolve(".stack"), Ports.standard(), Data.KEPT);
  }

  /** The same with another folder. */
  public StackSettings in(Path otherFolder) {
    return new StackSettings(project, otherFolder, ports, data);
  }

  /** The same with other ports. */
  public StackSettings on(Ports otherPorts) {
    return new StackSettings(project, folder, otherPorts, data);
  }

  /** The same with another fate of the folder. */
  public StackSettings with(Data otherData) {
    return new StackSettings(project, folder, ports, otherData);
  }
}
