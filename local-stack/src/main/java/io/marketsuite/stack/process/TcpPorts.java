package io.marketsuite.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine. */
public final class TcpPorts {
  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;
  private static final Set<Integer> HANDED_OUT = new HashSet<>();

  private TcpPorts() {}

  /** Whether nothing listens on a port of the loopback address. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // Connections of an earlier run that are still closing do not make a port taken.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * A port that is free now; never the same one twice in this JVM. It is below the range that the
   * system takes outgoing connections from, so that none of those takes it before its user does.
   */
  public static synchronized int free() {
    while (true) {
      int candidate = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (HANDED_OUT.add(candidate) && isFree(candidate)) {
        return candidate;
      }
    }
  }
}
