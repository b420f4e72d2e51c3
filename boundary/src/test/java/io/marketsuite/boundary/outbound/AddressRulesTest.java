package io.marketsuite.boundary.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The IANA IPv4 and IPv6 Special-Purpose Address Registries, and multicast: of each entry the first
 * address, the last, and the neighbours just outside.
 */
class AddressRulesTest {
  @ParameterizedTest(name = "{0} is not public; just before: {1}, just after: {2}")
  @CsvSource({
    // IPv4: 0.0.0.0 has nothing before it, 255.255.255.255 nothing after.
    "0.0.0.0/8,          none,    public",
    "0.0.0.0/32,         none,    refused",
    "10.0.0.0/8,         public,  public",
    "100.64.0.0/10,      public,  public",
    "127.0.0.0/8,        public,  public",
    "168.63.129.16/32,   public,  public",
    "169.254.0.0/16,     public,  public",
    "172.16.0.0/12,      public,  public",
    "192.0.0.0/24,       public,  public",
    "192.0.0.0/29,       public,  refused",
    "192.0.0.8/32,       refused, refused",
    "192.0.0.9/32,       refused, refused",
    "192.0.0.10/32,      refused, refused",
    "192.0.0.170/31,     refused, refused",
    "192.0.2.0/24,       public,  public",
    "192.31.196.0/24,    public,  public",
    "192.52.193.0/24,    public,  public",
    "192.88.99.0/24,     public,  public",
    "192.168.0.0/16,     public,  public",
    "192.175.48.0/24,    public,  public",
    "198.18.0.0/15,      public,  public",
    "198.51.100.0/24,    public,  public",
    "203.0.113.0/24,     public,  public",
    "224.0.0.0/4,        public,  refused",
    "240.0.0.0/4,        refused, none",
    "255.255.255.255/32, refused, none",
    // IPv6 outside global unicast: nothing near it is public either.
    "::/128,             none,    refused",
    "::1/128,            refused, refused",
    "::/96,              none,    refused",
    "::ffff:0:0:0/96,    refused, refused",
    "64:ff9b::/96,       refused, refused",
    "64:ff9b:1::/48,     refused, refused",
    "100::/64,           refused, refused",
    "100:0:0:1::/64,     refused, refused",
    "4000::/3,           public,  refused",
    "5f00::/16,          refused, refused",
    "fc00::/7,           refused, refused",
    "fe80::/10,          refused, refused",
    "fec0::/10,          refused, refused",
    "ff00::/8,           refused, none",
    // Global unicast, but for these.
    "2001::/23,          public,  public",
    "2001::/32,          public,  refused",
    "2001:1::1/128,      refused, refused",
    "2001:1::2/128,      refused, refused",
    "2001:1::3/128,      refused, refused",
    "2001:2::/48,        refused, refused",
    "2001:3::/32,        refused, refused",
    "2001:4:112::/48,    refused, refused",
    "2001:10::/28,       refused, refused",
    "2001:20::/28,       refused, refused",
    "2001:30::/28,       refused, refused",
    "2001:db8::/32,      public,  public",
    "2002::/16,          public,  public",
    "2620:4f:8000::/48,  public,  public",
    "3fff::/20,          public,  public",
  })
  void special_purpose(String range, String before, String after) {
    Range special = Range.of(range);

    assertThat(AddressRules.isPublic(special.at(special.first()))).isFalse();
    assertThat(AddressRules.isPublic(special.at(special.last()))).isFalse();
    assertNeighbour(special, special.first().subtract(BigInteger.ONE), before);
    assertNeighbour(special, special.last().add(BigInteger.ONE), after);
  }

  private static void assertNeighbour(Range range, BigInteger neighbour, String expected) {
    boolean exists = neighbour.signum() >= 0 && neighbour.bitLength() <= range.octets() * 8;
    assertThat(exists).isEqualTo(!expected.equals("none"));
    if (exists) {
      assertThat(AddressRules.isPublic(range.at(neighbour))).isEqualTo(expected.equals("public"));
    }
  }

  @ParameterizedTest(name = "{0} is not public")
  @ValueSource(
      strings = {
        "169.254.169.254", // metadata of several clouds
        "100.100.100.200", // of another
        "192.0.0.192", // and another
        "fd00:ec2::254", // the same over IPv6
        "::7f00:1", // 127.0.0.1 compatible
        "64:ff9b::7f00:1", // by NAT64
        "64:ff9b:1::a00:1", // 10.0.0.1 by a network's own NAT64
        "2002:7f00:1::1", // 127.0.0.1 by 6to4
        "2001:0:4136:e378:8000:63bf:3fff:fdd2" // by Teredo
      })
  void known_ways_inside(String address) {
    assertThat(AddressRules.isPublic(InetAddress.ofLiteral(address).getAddress())).isFalse();
  }

  @ParameterizedTest(name = "{0} is public")
  @ValueSource(
      strings = {
        "1.1.1.1",
        "223.255.255.255",
        "2000::",
        "2606:4700::1111",
        "2a00:1450::1",
        "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"
      })
  void the_rest(String address) {
    assertThat(AddressRules.isPublic(InetAddress.ofLiteral(address).getAddress())).isTrue();
  }

  @Test
  void an_address_mapped_into_sixteen_bytes_is_not_public() {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 8, 8, 8, 8};
    assertThat(AddressRules.isPublic(mapped)).isFalse();
  }

  @ParameterizedTest(name = "{0} bytes are no address")
  @ValueSource(ints = {0, 3, 5, 15, 17})
  void other_lengths(int length) {
    byte[] ones = new byte[length];
    Arrays.fill(ones, (byte) 1);
    assertThat(AddressRules.isPublic(ones)).isFalse();
  }

  /** A range by numbers, reckoned apart from the code under test. */
  private record Range(BigInteger first, BigInteger last, int octets) {
    static Range of(String text) {
      String[] parts = text.split("/");
      byte[] address = InetAddress.ofLiteral(parts[0]).getAddress();
      BigInteger first = new BigInteger(1, address);
      int free = address.length * 8 - Integer.parseInt(parts[1]);
      BigInteger size = BigInteger.ONE.shiftLeft(free);
      return new Range(first, first.add(size).subtract(BigInteger.ONE), address.length);
    }

    byte[] at(BigInteger number) {
      byte[] signed = number.toByteArray();
      byte[] address = new byte[octets];
      int count = Math.min(signed.length, octets);
      System.arraycopy(signed, signed.length - count, address, octets - count, count);
      return address;
    }
  }
}
