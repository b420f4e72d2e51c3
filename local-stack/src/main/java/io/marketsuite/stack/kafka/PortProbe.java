package io.marketsuite.stack.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Whether something accepts connections on a port of the loopback address. */
final class PortProbe {
  private PortProbe() {}

  /** Tries once; when nothing accepts, waits the pause before saying so. */
  static boolean accepts(int port, Duration pauseOtherwise) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException _) {
      LockSupport.parkNanos(pauseOtherwise.toNanos());
      return false;
    }
  }
}
