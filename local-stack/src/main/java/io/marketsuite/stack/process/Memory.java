package io.marketsuite.stack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of processes, as the kernel reports it. */
public final class Memory {
  private Memory() {}

  /**
   * Resident memory (VmRSS) of a process in bytes; -1 where there is no /proc or no such process.
   */
  public static long residentBytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }
}
