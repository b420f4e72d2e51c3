package io.marketsuite.ingress.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.RequestRefused;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which octets are JSON here, and what they become. */
class StrictJsonTest {

  private static Object read(String text) {
    return JsonValues.plain(StrictJson.read(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void refused(byte[] octets) {
    assertThatThrownBy(() -> StrictJson.read(octets))
        .isInstanceOfSatisfying(
            RequestRefused.class,
            refused -> assertThat(refused.type()).isEqualTo(ProblemType.MALFORMED_JSON));
  }

  @ParameterizedTest(name = "22 {0} 22")
  @ValueSource(strings = {"80", "c3", "c0af", "eda080", "f8888080", "fffe", "efbfbdff", "f4908080"})
  void octets_that_are_no_utf8_are_refused(String hex) {
    refused(HexFormat.of().parseHex("22" + hex + "22"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\\uD800\"",
        "\"a\\uDC00\"",
        "\"\\uDC00\\uD800\"",
        "{\"\\uD83D\":1}",
        "[\"\\uDFFF\"]"
      })
  void half_of_a_pair_is_refused(String text) {
    refused(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void every_character_is_kept_the_replacement_too() {
    assertThat(read("\"\uFFFD \uD83D\uDE00 \\uD83D\\uDE00 \u00e9\""))
        .isEqualTo("\uFFFD \uD83D\uDE00 \uD83D\uDE00 \u00e9");
  }

  @Test
  void values_become_the_jdks_own_with_their_order_and_their_numbers() {
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("z", 1);
    expected.put("a", 3_000_000_000L);
    expected.put("big", new BigInteger("99999999999999999999"));
    expected.put("d", new BigDecimal("1.50"));
    expected.put("l", Arrays.asList(true, null, "x", Map.of()));

    Object read =
        read(
            "{\"z\":1,\"a\":3000000000,\"big\":99999999999999999999,\"d\":1.50,"
                + "\"l\":[true,null,\"x\",{}]}");

    assertThat(read).isEqualTo(expected);
    assertThat(((Map<?, ?>) read).keySet().stream().map(Object::toString).toList())
        .isEqualTo(List.copyOf(expected.keySet()));
  }
}
