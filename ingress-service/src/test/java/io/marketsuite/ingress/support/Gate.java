package io.marketsuite.ingress.support;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/**
 * A TCP gate before PostgreSQL: while it is shut, connections are dropped, new ones and old ones.
 * It is shut when the service starts. It runs with the test resource and is worked from the tests,
 * which have class loaders of their own: they share its state through a system property.
 */
public final class Gate implements Closeable {
  private static final String OPEN = "ingress.test.gate.open";

  private final ServerSocket server;
  private final int target;

  private Gate(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  /** A gate that is shut. */
  static Gate before(int targetPort) {
    try {
      Gate gate = new Gate(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), targetPort);
      shut();
      Thread.ofVirtual().start(gate::accept);
      return gate;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void open() {
    System.setProperty(OPEN, "true");
  }

  public static void shut() {
    System.setProperty(OPEN, "false");
  }

  private static boolean isOpen() {
    return Boolean.getBoolean(OPEN);
  }

  /** The same URL, through the gate. */
  String through(String jdbcUrl) {
    URI uri = URI.create(jdbcUrl.substring("jdbc:".length()));
    return "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + uri.getPath();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        if (isOpen()) {
          Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
          Thread.ofVirtual().start(() -> pump(client, database));
          Thread.ofVirtual().start(() -> pump(database, client));
        } else {
          client.close();
        }
      } catch (IOException closed) {
        // The gate was closed, or one connection could not be made: the client sees that.
      }
    }
  }

  private static void pump(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0 && isOpen(); n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
    } catch (IOException broken) {
      // Both ends are closed by now.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
