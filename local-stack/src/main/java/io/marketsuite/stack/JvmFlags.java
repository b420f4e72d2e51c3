package io.marketsuite.stack;

import java.nio.file.Path;
import java.util.List;

/** How a service's JVM is told to stay small. */
final class JvmFlags {
  private JvmFlags() {}

  /**
   * The options of a service's JVM.
   *
   * @param heapMiB the largest heap
   * @param folder shown on the command line, for people reading {@code ps}
   */
  static List<String> of(int heapMiB, Path folder) {
    return List.of(
        "-Xms32m",
        "-Xmx" + heapMiB + "m",
        "-Xss512k",
        "-XX:+UseSerialGC",
        // Seven JVMs start at once: the quick compiler alone costs them half as much.
        "-XX:TieredStopAtLevel=1",
        "-XX:MaxMetaspaceSize=160m",
        "-XX:ReservedCodeCacheSize=64m",
        "-XX:+ExitOnOutOfMemoryError",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Dmarketsuite.part=" + folder);
  }
}
