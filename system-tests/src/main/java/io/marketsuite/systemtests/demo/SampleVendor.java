package io.marketsuite.systemtests.demo;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.stack.LocalStack;
import io.marketsuite.stack.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of the sample applications in {@code examples/}, run as it is, in a process of its own. What
 * it did is read from what it says.
 */
final class SampleVendor implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Pattern DID =
      Pattern.compile("did (\\w+) for ([^/]+)/\\S+ generation (\\d+)");

  private final ChildProcess process;

  private SampleVendor(ChildProcess process) {
    this.process = process;
  }

  /**
   * Starts one and waits until it listens.
   *
   * @param command what runs it, with its file
   */
  static SampleVendor start(
      LocalStack stack, String name, List<String> command, Map<String, String> environment) {
    Path log = stack.settings().folder().resolve("logs").resolve(name + ".log");
    ChildProcess process =
        stack.guest(
            new ChildProcess.Launch(name, command, environment, stack.settings().project(), log));
    SampleVendor vendor = new SampleVendor(process);
    vendor.awaitListening(Integer.parseInt(environment.get("PORT")));
    return vendor;
  }

  private void awaitListening(int port) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!listens(port)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.stop(GRACE);
        throw process.failure("does not listen on " + port);
      }
      pause();
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClaimFailed("interrupted");
    }
  }

  /** The work it did so far, in order. */
  List<Vendor.Work> worked() {
    return lines()
        .map(DID::matcher)
        .filter(Matcher::matches)
        .map(
            did ->
                new Vendor.Work(
                    CommandKind.valueOf(did.group(1)), did.group(2), Long.parseLong(did.group(3))))
        .toList();
  }

  /** How many calls it refused for their signature. */
  long refused() {
    return lines().filter(line -> line.startsWith("refused ")).count();
  }

  private Stream<String> lines() {
    try {
      return Files.readAllLines(process.log(), StandardCharsets.UTF_8).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.stop(GRACE);
  }
}
