package io.marketsuite.dispatcher.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
  @ParameterizedTest(name = "{0} is not public")
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2001:db8::1",
        "2001:0:4136:e378::1",
        "2002:7f00:1::1",
        "100::1",
        "3fff::1",
        "::7f00:1"
      })
  void not_public(String address) throws UnknownHostException {
    assertThat(AddressRules.isPublic(InetAddress.getByName(address).getAddress())).isFalse();
  }

  @ParameterizedTest(name = "{0} is public")
  @ValueSource(
      strings = {
        "1.1.1.1", "100.63.255.255", "100.128.0.1", "126.0.0.1", "169.253.0.1", "172.15.0.1",
        "172.32.0.1", "192.0.1.1", "192.167.0.1", "198.17.0.1", "198.20.0.1", "203.0.112.1",
        "223.255.255.255", "2606:4700::1111", "2a00:1450::1"
      })
  void public_ones(String address) throws UnknownHostException {
    assertThat(AddressRules.isPublic(InetAddress.getByName(address).getAddress())).isTrue();
  }

  @Test
  void an_address_mapped_into_sixteen_bytes_is_not_public() {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 8, 8, 8, 8};
    assertThat(AddressRules.isPublic(mapped)).isFalse();
  }
}
