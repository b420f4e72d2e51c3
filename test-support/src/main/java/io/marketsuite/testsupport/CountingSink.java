package io.marketsuite.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An address on loopback that nobody may connect to: it counts who does, and answers nothing.
 * Thread-safe.
 */
public final class CountingSink implements AutoCloseable {
  private final AtomicInteger connections = new AtomicInteger();
  private final ServerSocket server;

  private CountingSink(ServerSocket server) {
    this.server = server;
  }

  /** Opens the address. */
  public static CountingSink open() {
    try {
      CountingSink sink =
          new CountingSink(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      Thread.ofPlatform().daemon().name("counting-sink").start(sink::accept);
      return sink;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its base: {@code http}, as a name and a port. */
  public String base() {
    return "http://localhost:" + server.getLocalPort();
  }

  /** How many connections were made so far. */
  public int connections() {
    return connections.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try (Socket _ = server.accept()) {
        connections.incrementAndGet();
      } catch (IOException closed) {
        // The sink was closed, or the caller was gone before it was counted.
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
