package io.marketsuite.boundary.outbound;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which IP addresses are public. Numerical, so that no spelling of an address passes by.
 *
 * <p>Refused is everything in the IANA Special-Purpose Address Registries (RFC 6890) for IPv4 and
 * IPv6, those entries too that are reachable but serve no API (relays and sinks), and multicast. Of
 * IPv6 only global unicast is public at all, which leaves out every other form that carries an IPv4
 * address: compatible, mapped and NAT64; 6to4 and Teredo stand in the list.
 */
public final class AddressRules {
  private static final int IPV4 = 4;
  private static final int IPV6 = 16;

  private static final List<Prefix> NOT_PUBLIC_IPV4 =
      prefixes(
          "0.0.0.0/8", // this network, RFC 791
          "10.0.0.0/8", // private, RFC 1918
          "100.64.0.0/10", // shared (carrier-grade NAT), RFC 6598
          "127.0.0.0/8", // loopback, RFC 1122
          "168.63.129.16/32", // a public number that a cloud's hosts serve inwards, as metadata
          "169.254.0.0/16", // link-local, RFC 3927
          "172.16.0.0/12", // private, RFC 1918
          "192.0.0.0/24", // protocol assignments, RFC 6890
          "192.0.2.0/24", // documentation, RFC 5737
          "192.31.196.0/24", // AS112, RFC 7535
          "192.52.193.0/24", // multicast tunnels, RFC 7450
          "192.88.99.0/24", // 6to4 relays, RFC 7526
          "192.168.0.0/16", // private, RFC 1918
          "192.175.48.0/24", // AS112, RFC 7534
          "198.18.0.0/15", // benchmarking, RFC 2544
          "198.51.100.0/24", // documentation, RFC 5737
          "203.0.113.0/24", // documentation, RFC 5737
          "224.0.0.0/4", // multicast, RFC 5771
          "240.0.0.0/4"); // reserved and broadcast, RFC 1112

  private static final Prefix GLOBAL_UNICAST = Prefix.parse("2000::/3"); // RFC 4291

  private static final List<Prefix> NOT_PUBLIC_IPV6 =
      prefixes(
          "2001::/23", // protocol assignments, RFC 2928: Teredo, benchmarking, ORCHID and others
          "2001:db8::/32", // documentation, RFC 3849
          "2002::/16", // 6to4, RFC 3056
          "2620:4f:8000::/48", // AS112, RFC 7534
          "3fff::/20"); // documentation, RFC 9637

  private AddressRules() {}

  /**
   * Whether the address may be one of a server on the internet.
   *
   * @param address four or sixteen bytes in network order; of any other length it is not public
   */
  public static boolean isPublic(byte[] address) {
    return switch (address.length) {
      case IPV4 -> in(NOT_PUBLIC_IPV4, address).findAny().isEmpty();
      case IPV6 ->
          GLOBAL_UNICAST.contains(address) && in(NOT_PUBLIC_IPV6, address).findAny().isEmpty();
      default -> false;
    };
  }

  private static Stream<Prefix> in(List<Prefix> prefixes, byte[] address) {
    return prefixes.stream().filter(prefix -> prefix.contains(address));
  }

  private static List<Prefix> prefixes(String... texts) {
    return Stream.of(texts).map(Prefix::parse).toList();
  }
}
