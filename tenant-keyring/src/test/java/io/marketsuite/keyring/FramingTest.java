package io.marketsuite.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramingTest {

  @Test
  void is_frozen_since_everything_stored_depends_on_it() {
    assertThat(HexFormat.of().formatHex(Framing.encode("p", "ab", "", "ä")))
        .isEqualTo("00000001" + "70" + "00000002" + "6162" + "00000000" + "00000002" + "c3a4");
    assertThat(
            new String(KeysFixture.ACME.wrappingContext(), java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(
            "\0\0\0\u0019marketsuite/command-key/1"
                + "\0\0\0\u0004acme"
                + "\0\0\0\u0007partner"
                + "\0\0\0\u002401976f5e-0000-7000-8000-000000000001");
  }

  @Test
  void two_lists_never_give_the_same_octets() {
    Random random = new Random(11);
    Map<String, List<String>> seen = new HashMap<>();
    for (int round = 0; round < 20_000; round++) {
      String[] parts = new String[1 + random.nextInt(3)];
      for (int i = 0; i < parts.length; i++) {
        parts[i] = randomText(random);
      }
      String encoded = HexFormat.of().formatHex(Framing.encode("p", parts));
      assertThat(seen.computeIfAbsent(encoded, unseen -> List.of(parts)))
          .as("seed 11, round %s", round)
          .isEqualTo(List.of(parts));
    }
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(4); length > 0; length--) {
      text.append("\0\u0001a/".charAt(random.nextInt(4)));
    }
    return text.toString();
  }

  @Test
  void a_text_that_cannot_be_encoded_is_refused_instead_of_replaced() {
    assertThatThrownBy(() -> Framing.encode("p", "\ud800"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Framing.encode("p", "\udc00a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Framing.encode("p", "\ud83d\ude00")).hasSize(4 + 1 + 4 + 4);
  }
}
