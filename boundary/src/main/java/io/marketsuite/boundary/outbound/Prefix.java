package io.marketsuite.boundary.outbound;

import java.net.InetAddress;

/**
 * The addresses that begin with the same bits.
 *
 * @param first in network order
 * @param bits how many bits of it count
 */
record Prefix(byte[] first, int bits) {

  /** Reads {@code address/bits}; no name is looked up. */
  static Prefix parse(String text) {
    int slash = text.indexOf('/');
    byte[] first = InetAddress.ofLiteral(text.substring(0, slash)).getAddress();
    return new Prefix(first, Integer.parseInt(text.substring(slash + 1)));
  }

  /** Whether an address of the same family begins so. */
  boolean contains(byte[] address) {
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> bit % 8;
      if (((address[bit / 8] ^ first[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
