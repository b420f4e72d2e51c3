package io.marketsuite.boundary.outbound.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Where the addresses of a host come from. Implementations may block and are thread-safe. */
@FunctionalInterface
public interface NameResolver {

  /**
   * All addresses of a host, in the order in which they should be tried.
   *
   * @throws UnknownHostException if there is none
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /** The machine's own resolver. */
  static NameResolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
