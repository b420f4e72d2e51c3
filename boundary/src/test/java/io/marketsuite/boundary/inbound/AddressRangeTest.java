package io.marketsuite.boundary.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  private static IpAddress address(String text) {
    return IpAddress.parse(text).orElseThrow();
  }

  @ParameterizedTest(name = "{0} holds {1} and {2}, not {3} and {4}")
  @CsvSource({
    "10.0.0.0/8,       10.0.0.0,   10.255.255.255,  9.255.255.255,   11.0.0.0",
    "192.0.2.128/25,   192.0.2.128, 192.0.2.255,    192.0.2.127,     192.0.3.0",
    "192.0.2.7,        192.0.2.7,  ::ffff:192.0.2.7, 192.0.2.6,      192.0.2.8",
    "192.0.2.6/31,     192.0.2.6,  192.0.2.7,       192.0.2.5,       192.0.2.8",
    "0.0.0.0/0,        0.0.0.0,    255.255.255.255, ::1,             2001:db8::1",
    "::/0,             ::,         2001:db8::1,     1.2.3.4,         ::ffff:1.2.3.4",
    "2001:db8::/32,    2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db7::, 2001:db9::",
    "2001:db8::1,      2001:db8::1, 2001:DB8:0:0:0:0:0:1, 2001:db8::2, 2001:db8::",
    "2001:db8::/64,    2001:db8::, 2001:db8::ffff:ffff:ffff:ffff, 2001:db8:0:1::, 2001:db7::",
    "2001:db8::/65,    2001:db8::, 2001:db8::7fff:ffff:ffff:ffff, 2001:db8:0:0:8000::, 10.0.0.0",
    "fe80::/10,        fe80::1,    febf::1,         fe7f::1,         fec0::1",
    "::ffff:10.0.0.0/104, 10.0.0.1, ::ffff:10.9.9.9, 11.0.0.1,       ::10.0.0.1"
  })
  void holds_its_addresses_and_no_other(
      String range, String first, String last, String below, String above) {
    AddressRange block = AddressRange.of(range);

    assertThat(block.contains(address(first))).isTrue();
    assertThat(block.contains(address(last))).isTrue();
    assertThat(block.contains(address(below))).isFalse();
    assertThat(block.contains(address(above))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/8",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/08",
        "10.0.0.0/8/8",
        "10.0.0.0/255.0.0.0",
        "10.0.0.1/8",
        "2001:db8::/129",
        "2001:db8::1/32",
        "localhost",
        "10.0.0/8",
        "10/8",
        "::ffff:10.0.0.0/8",
        "10.0.0.0 /8"
      })
  void what_is_no_range_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.of(text));
  }

  @Test
  void a_space_around_it_does_no_harm() {
    assertThat(AddressRange.of(" 10.0.0.0/8 ")).isEqualTo(AddressRange.of("10.0.0.0/8"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2",
        "1.2.3",
        "1.2.3.4.5",
        "01.2.3.4",
        "1.2.3.04",
        "256.1.1.1",
        "1.2.3.-4",
        "0x7f.0.0.1",
        "2130706433",
        "1.2.3.4 ",
        " 1.2.3.4",
        "localhost",
        "a.b.c.d",
        "::1%lo",
        "fe80::1%eth0",
        "[::1]",
        ":",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "12345::",
        "g::1",
        "::ffff:1.2.3",
        "::ffff:1.2.3.256",
        "::ffff:01.2.3.4",
        "1.2.3.4::",
        "\u0661.2.3.4",
        "::ffff:1.2.3.4:5"
      })
  void what_is_no_address_is_none(String text) {
    assertThat(IpAddress.parse(text)).isEmpty();
  }

  @Test
  void both_ways_to_write_an_ipv4_address_are_one_address() {
    assertThat(address("::ffff:192.0.2.1")).isEqualTo(address("192.0.2.1"));
    assertThat(address("::ffff:c000:201")).isEqualTo(address("192.0.2.1"));
    assertThat(address("::192.0.2.1")).isNotEqualTo(address("192.0.2.1"));
  }
}
