package io.marketsuite.stack.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/**
 * A small process beside the launcher. It waits on its standard input, a pipe from the launcher:
 * the pipe closing without a word means the launcher died (kill -9, out of memory), and the
 * watchdog ends what the folder's list names. It is not needed for an orderly stop.
 */
public final class Watchdog {
  /** Written by the launcher when it has stopped everything itself. */
  static final int DISMISSED = 'd';

  private static final String DELETE = "delete";

  private Watchdog() {}

  /** Starts the watchdog of a folder's list. */
  static Process launch(Path list, boolean deleteFolder) throws IOException {
    List<String> command =
        List.of(
            JavaHome.java(),
            "-Xmx16m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            ownClasses(),
            Watchdog.class.getName(),
            list.toString(),
            deleteFolder ? DELETE : "keep");
    ProcessBuilder builder = new ProcessBuilder(ChildProcess.deafToCtrlC(command));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return builder.start();
  }

  private static String ownClasses() {
    try {
      return new File(Watchdog.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .getPath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The watchdog's process.
   *
   * @param args the list, and "delete" where the list's folder is to go as well
   */
  public static void main(String[] args) {
    if (launcherDismissesUs()) {
      return;
    }
    Path list = Path.of(args[0]);
    Leftovers.end(list);
    if (args[1].equals(DELETE)) {
      Folders.delete(list.getParent());
    }
  }

  private static boolean launcherDismissesUs() {
    try {
      return System.in.read() == DISMISSED;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
