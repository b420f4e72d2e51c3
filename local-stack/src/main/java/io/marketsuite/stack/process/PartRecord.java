package io.marketsuite.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How a process of ours is recognised later.
 *
 * @param name how people call it
 * @param pid its process id, which the system may give to another process later
 * @param startedAt when it started, which tells the two apart
 */
record PartRecord(String name, long pid, Instant startedAt) {
  /** The kernel's boot time, from which start times are derived, moves when clocks are set. */
  private static final Duration CLOCK_JITTER = Duration.ofSeconds(2);

  static PartRecord of(String name, ProcessHandle process) {
    return new PartRecord(
        name, process.pid(), process.info().startInstant().orElseGet(Instant::now));
  }

  /** The running process this record speaks of; empty when it ended, whoever has its id now. */
  Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
  }

  private boolean startedThen(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(start -> Duration.between(startedAt, start).abs().compareTo(CLOCK_JITTER) <= 0)
        .orElse(false);
  }

  static void writeAll(Path file, Collection<PartRecord> parts) {
    List<String> lines =
        parts.stream()
            .map(p -> p.pid() + " " + p.startedAt().toEpochMilli() + " " + p.name())
            .toList();
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.write(next, lines);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<PartRecord> readAll(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream().map(PartRecord::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PartRecord parse(String line) {
    String[] fields = line.split(" ", 3);
    return new PartRecord(
        fields[2], Long.parseLong(fields[0]), Instant.ofEpochMilli(Long.parseLong(fields[1])));
  }
}
