package io.marketsuite.boundary.inbound;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address as 128 bits. IPv4 is kept in its mapped form ({@code ::ffff:0:0/96}, RFC
 * 4291, section 2.5.5.2), so that both ways to write an IPv4 address are one address.
 */
public record IpAddress(long high, long low) {
  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final String DOTTED = OCTET + "(?:\\." + OCTET + "){3}";
  private static final Pattern V4 = Pattern.compile(DOTTED);
  private static final Pattern V6 =
      Pattern.compile("(?=.*:)[0-9A-Fa-f:]{2,39}|[0-9A-Fa-f:]{1,30}:" + DOTTED);

  private static final int V4_BITS = 32;
  private static final long MAPPED = 0xFFFFL;

  /**
   * Reads the text form: dotted decimal without leading zeros, or IPv6 without a zone. No name is
   * ever looked up.
   *
   * @return empty if it is neither
   */
  public static Optional<IpAddress> parse(String text) {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(InetAddress.ofLiteral(text).getAddress()));
    } catch (IllegalArgumentException notAddress) {
      return Optional.empty();
    }
  }

  private static IpAddress of(byte[] octets) {
    BigInteger bits = new BigInteger(1, octets);
    return octets.length == V4_BITS / Byte.SIZE
        ? new IpAddress(0, MAPPED << V4_BITS | bits.longValue())
        : new IpAddress(bits.shiftRight(Long.SIZE).longValue(), bits.longValue());
  }

  /** Whether it is an IPv4 address, however it was written. */
  public boolean isV4() {
    return high == 0 && low >>> V4_BITS == MAPPED;
  }
}
