package io.marketsuite.stack;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code up}: starts the local stack and keeps it until Ctrl-C. */
public final class Main {
  private static final int FAILED = 1;
  private static final int NOT_UNDERSTOOD = 2;
  private static final String USAGE =
      """
      Usage: ./run up [--fresh] [--port NAME=NUMBER]...
        --fresh              throw the data of earlier runs away first
        --port NAME=NUMBER   another port for a part, for example --port kafka=19092
      """;

  private Main() {}

  /**
   * Runs until Ctrl-C or SIGTERM.
   *
   * @param args {@code up} and its options
   */
  public static void main(String[] args) {
    PrintStream out = utf8();
    StackSettings settings;
    try {
      settings = settings(List.of(args));
    } catch (StackException e) {
      out.println(e.getMessage());
      out.print(USAGE);
      System.exit(NOT_UNDERSTOOD);
      return;
    }
    try {
      up(settings, out);
    } catch (StackException e) {
      out.println();
      out.println("✗ " + e.getMessage());
      System.exit(FAILED);
    }
  }

  private static StackSettings settings(List<String> args) {
    if (args.isEmpty() || !args.getFirst().equals("up")) {
      throw new StackException("The one command is «up».");
    }
    Arguments arguments = Arguments.of(args.subList(1, args.size()));
    return StackSettings.of(Path.of("")).on(arguments.ports()).with(arguments.data());
  }

  private static void up(StackSettings settings, PrintStream out) {
    Stopwatch watch = Stopwatch.start();
    out.println("Starting the marketplace integration suite");
    LocalStack stack = LocalStack.start(settings, new ConsoleProgress(out, inColour()));
    out.print(Welcome.text(stack, watch.elapsed()));
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean inColour() {
    return System.console() != null
        && System.console().isTerminal()
        && System.getenv("NO_COLOR") == null;
  }

  /** Ticks are ticks whatever the locale says. */
  private static PrintStream utf8() {
    return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  }
}
