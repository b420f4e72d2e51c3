package io.marketsuite.stack.process;

import io.marketsuite.stack.StackException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The list of the processes that one stack folder has running, kept in its file {@code running}, so
 * that whatever happens to the launcher, they can be found and ended:
 *
 * <pre>
 *   orderly stop   → each part is removed as it ends; the file is empty
 *   launcher dies  → its {@link Watchdog} sees its standard input close and ends what is listed
 *   both die       → the next start on the folder ends what is listed
 * </pre>
 *
 * A folder belongs to one launcher at a time (a file lock). A listed process is only ever ended
 * when its start time and its command line still match: process ids are reused. Thread-safe.
 */
public final class RunningParts implements AutoCloseable {
  private final Path file;
  private final FileChannel lockChannel;
  private final FileLock lock;
  private final List<PartRecord> parts = new ArrayList<>();
  private final Process watchdog;
  private boolean closed;

  private RunningParts(Path file, FileChannel lockChannel, FileLock lock, Process watchdog) {
    this.file = file;
    this.lockChannel = lockChannel;
    this.lock = lock;
    this.watchdog = watchdog;
  }

  /**
   * Takes the folder for this launcher, and ends what an earlier one left running there.
   *
   * @param folder the stack's folder; made when absent
   * @param deleteWhenOrphaned whether the watchdog also deletes the folder when this JVM dies
   *     without closing (temporary folders of tests)
   * @throws StackException when another launcher holds the folder
   */
  public static RunningParts open(Path folder, boolean deleteWhenOrphaned) {
    try {
      Path home = Files.createDirectories(folder).toRealPath();
      FileChannel channel =
          FileChannel.open(
              home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel, home);
      Path file = home.resolve("running");
      Leftovers.end(file);
      Process watchdog = Watchdog.launch(file, deleteWhenOrphaned);
      return new RunningParts(file, channel, lock, watchdog);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileLock tryLock(FileChannel channel, Path home) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException _) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new StackException(
          "A stack is already running on " + home + "; stop it first (Ctrl-C in its terminal).");
    }
    return lock;
  }

  /** Starts a process. */
  @FunctionalInterface
  public interface Starter<P> {
    /** Starts it without waiting for anything. */
    P start() throws IOException;
  }

  /**
   * Starts a process and enters it, in one step that {@link #close()} cannot come between.
   *
   * @param name how people call it
   * @param starter starts it
   * @param handle what to enter of it
   * @throws StackException when it cannot be started, or the stack is stopping
   */
  public synchronized <P> P enter(
      String name, Starter<P> starter, Function<P, ProcessHandle> handle) {
    if (closed) {
      throw new StackException(name + " was not started: the stack is stopping.");
    }
    try {
      P process = starter.start();
      parts.add(PartRecord.of(name, handle.apply(process)));
      write();
      return process;
    } catch (IOException e) {
      throw new StackException(name + " could not be started: " + e.getMessage(), e);
    }
  }

  /** Takes a process that has ended off the list. */
  public synchronized void release(ProcessHandle process) {
    if (!closed) {
      parts.removeIf(part -> part.pid() == process.pid());
      write();
    }
  }

  private void write() {
    PartRecord.writeAll(file, parts);
  }

  /**
   * Ends what is still on the list, dismisses the watchdog and gives the folder free. A process
   * that some other thread is just starting is ended as it is entered.
   */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      Leftovers.end(file);
    }
    dismissWatchdog();
    try {
      lock.release();
      lockChannel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void dismissWatchdog() {
    try (OutputStream orders = watchdog.getOutputStream()) {
      orders.write(Watchdog.DISMISSED);
    } catch (IOException _) {
      // It is gone already, and there is nothing left for it to do.
    }
  }
}
