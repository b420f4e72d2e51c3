package io.marketsuite.boundary.inbound;

import java.util.regex.Pattern;

/**
 * A block of addresses in CIDR notation (RFC 4632, RFC 4291). It holds addresses of its own family
 * alone: {@code ::/0} is all of IPv6 and none of IPv4.
 *
 * @param prefix in bits of the 128, so 96 more than written for IPv4
 */
public record AddressRange(IpAddress network, int prefix) {
  private static final int V4_OFFSET = 96;
  private static final int BITS = 128;
  private static final Pattern PREFIX = Pattern.compile("0|[1-9][0-9]{0,2}");

  /**
   * A block.
   *
   * @throws IllegalArgumentException if the prefix does not fit, or the address has bits behind it
   */
  public AddressRange {
    if (prefix < (network.isV4() ? V4_OFFSET : 0) || prefix > BITS) {
      throw new IllegalArgumentException("The prefix of an address range is out of bounds.");
    }
    if (!masked(network, prefix).equals(network)) {
      throw new IllegalArgumentException(
          "An address range must begin at its network's address: the bits behind the prefix are 0.");
    }
  }

  /**
   * Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or a single address. Configuration is
   * converted by this.
   *
   * @throws IllegalArgumentException with a sentence for the operator
   */
  public static AddressRange of(String text) {
    String[] parts = text.strip().split("/", -1);
    IpAddress network =
        IpAddress.parse(parts[0]).orElseThrow(() -> notRange("'%s' is no IP address.", parts[0]));
    if (parts.length == 1) {
      return new AddressRange(network, BITS);
    }
    if (parts.length > 2 || !PREFIX.matcher(parts[1]).matches()) {
      throw notRange("'%s' is no address range such as 192.0.2.0/24.", text);
    }
    boolean dotted = network.isV4() && parts[0].indexOf(':') < 0;
    return new AddressRange(network, Integer.parseInt(parts[1]) + (dotted ? V4_OFFSET : 0));
  }

  private static IllegalArgumentException notRange(String sentence, String text) {
    return new IllegalArgumentException(sentence.formatted(text));
  }

  /** Whether the address lies in it. */
  public boolean contains(IpAddress address) {
    return address.isV4() == network.isV4() && masked(address, prefix).equals(network);
  }

  private static IpAddress masked(IpAddress address, int prefix) {
    return new IpAddress(
        address.high() & mask(Math.min(prefix, Long.SIZE)),
        address.low() & mask(Math.max(prefix - Long.SIZE, 0)));
  }

  private static long mask(int bits) {
    return bits == 0 ? 0 : -1L << Long.SIZE - bits;
  }
}
