package io.marketsuite.dispatcher.domain;

import java.util.Arrays;

/**
 * Which IP addresses are public. Numerical, so that no spelling of an address passes by.
 *
 * <p>Not public: this network, loopback, link-local, private, shared (RFC 6598), benchmarking,
 * documentation, multicast, reserved; in IPv6 also unique-local, and every form that carries an
 * IPv4 address: mapped, compatible, 6to4, Teredo, NAT64.
 */
public final class AddressRules {
  private AddressRules() {}

  /**
   * @param address four or sixteen bytes in network order
   */
  public static boolean isPublic(byte[] address) {
    return address.length == 4 ? isPublic4(address) : isPublic6(address);
  }

  private static boolean isPublic4(byte[] a) {
    int first = a[0] & 0xff;
    int second = a[1] & 0xff;
    int third = a[2] & 0xff;
    return switch (first) {
      case 0, 10, 127 -> false;
      case 100 -> second < 64 || second > 127;
      case 169 -> second != 254;
      case 172 -> second < 16 || second > 31;
      case 192 ->
          !(second == 168
              || second == 0 && (third == 0 || third == 2)
              || second == 88 && third == 99);
      case 198 -> !(second == 18 || second == 19 || second == 51 && third == 100);
      case 203 -> !(second == 0 && third == 113);
      default -> first < 224;
    };
  }

  /** Only global unicast (2000::/3) without the ranges in it that are not, or that embed IPv4. */
  private static boolean isPublic6(byte[] a) {
    boolean globalUnicast = (a[0] & 0xe0) == 0x20;
    return globalUnicast
        && !startsWith(a, 0x20, 0x02)
        && !startsWith(a, 0x20, 0x01, 0x00, 0x00)
        && !startsWith(a, 0x20, 0x01, 0x0d, 0xb8)
        && !startsWith(a, 0x3f, 0xff);
  }

  private static boolean startsWith(byte[] address, int... prefix) {
    byte[] bytes = new byte[prefix.length];
    for (int i = 0; i < prefix.length; i++) {
      bytes[i] = (byte) prefix[i];
    }
    return Arrays.equals(address, 0, bytes.length, bytes, 0, bytes.length);
  }
}
