package io.marketsuite.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy on the loopback address that can be severed as a network is: bytes stop in both
 * directions and nobody is told, neither of the loss nor of a close. What was on its way arrives
 * after {@link #heal}, as with retransmissions, even if its sender has given up by then.
 * Thread-safe.
 */
public final class SeverableProxy implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final ServerSocket server;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Object gate = new Object();
  private boolean severed;
  private volatile boolean closed;

  private SeverableProxy(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  /** Listens on a free port and passes everything on to a port, which may be opened later. */
  public static SeverableProxy to(int target) {
    try {
      SeverableProxy proxy =
          new SeverableProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
      Thread.ofVirtual().name("proxy-to-" + target).start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port to connect to. */
  public int port() {
    return server.getLocalPort();
  }

  /** Stops every byte from now on. */
  public void sever() {
    synchronized (gate) {
      severed = true;
    }
  }

  /** Lets them pass again, those that waited first. */
  public void heal() {
    synchronized (gate) {
      severed = false;
      gate.notifyAll();
    }
  }

  private void accept() {
    while (!closed) {
      try {
        Socket client = server.accept();
        sockets.add(client);
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException _) {
        // The next call fails at once if the server socket was closed.
      }
    }
  }

  private void connect(Socket client) {
    try {
      awaitOpen();
      Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
      upstream.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      sockets.add(upstream);
      Thread.ofVirtual().start(() -> pass(client, upstream));
      pass(upstream, client);
    } catch (IOException _) {
      end(client);
    } catch (InterruptedException _) {
      end(client);
      Thread.currentThread().interrupt();
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitOpen();
        out.write(buffer, 0, read);
      }
      awaitOpen();
    } catch (IOException _) {
      // One side is gone; so is the other then.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      end(from);
      end(to);
    }
  }

  private void awaitOpen() throws InterruptedException {
    synchronized (gate) {
      while (severed && !closed) {
        gate.wait();
      }
    }
  }

  private void end(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException _) {
      // It is gone either way.
    }
  }

  @Override
  public void close() {
    closed = true;
    heal();
    try {
      server.close();
    } catch (IOException _) {
      // Nobody can connect any more either way.
    }
    sockets.forEach(this::end);
  }
}
