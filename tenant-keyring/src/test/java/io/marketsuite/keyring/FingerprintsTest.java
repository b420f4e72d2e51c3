package io.marketsuite.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.mac.HmacKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
  private final KeysetHandle keyset = Tink.generate(Tink.FINGERPRINT_KEY);
  private final Fingerprints fingerprints = new Fingerprints(keyset);

  private static Secret secret(String text) {
    return Secret.of(text);
  }

  @Test
  void the_same_credentials_have_the_same_fingerprint() {
    assertThat(fingerprints.of("client", secret("s3cr3t")))
        .isEqualTo(new Fingerprints(keyset).of("client", secret("s3cr3t")))
        .singleElement()
        .satisfies(one -> assertThat(one.keyId()).isEqualTo(fingerprints.currentKeyId()))
        .satisfies(one -> assertThat(one.value()).matches("[A-Za-z0-9_-]{43}"));
  }

  @Test
  void it_is_the_plain_hmac_of_the_framed_pair_so_that_an_auditor_can_recompute_it()
      throws GeneralSecurityException {
    HmacKey key = (HmacKey) keyset.getPrimary().getKey();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()), "HmacSHA256"));
    for (String part : List.of("marketsuite/credential-fingerprint/1", "client-ä", "s3cr3t")) {
      byte[] octets = part.getBytes(StandardCharsets.UTF_8);
      mac.update(ByteBuffer.allocate(4).putInt(octets.length).array());
      mac.update(octets);
    }

    assertThat(fingerprints.of("client-ä", secret("s3cr3t")).getFirst().value())
        .isEqualTo(Tink.base64Url(mac.doFinal()));
  }

  @Test
  void moving_a_character_from_one_part_to_the_other_changes_it() {
    assertThat(fingerprints.of("clients", secret("3cr3t")))
        .isNotEqualTo(fingerprints.of("client", secret("s3cr3t")));
    assertThat(fingerprints.of("", secret("x"))).isNotEqualTo(fingerprints.of("x", secret("")));
  }

  @Test
  void different_pairs_never_share_a_fingerprint() {
    Random random = new Random(7);
    Map<String, String> seen = new HashMap<>();
    for (int round = 0; round < 2_000; round++) {
      String client = "ab".repeat(random.nextInt(4)) + (char) ('a' + random.nextInt(3));
      String text = "b".repeat(random.nextInt(4)) + (char) ('a' + random.nextInt(3));
      String value = fingerprints.of(client, secret(text)).getFirst().value();

      String pair = client.length() + ":" + client + text;
      assertThat(seen.computeIfAbsent(value, unseen -> pair))
          .as("seed 7, round %s", round)
          .isEqualTo(pair);
    }
  }

  @Test
  void after_a_rotation_the_current_key_comes_first_and_the_previous_still_matches() {
    Fingerprints after = new Fingerprints(KeysFixture.rotated(keyset, Tink.FINGERPRINT_KEY));

    List<Fingerprint> both = after.of("client", secret("s3cr3t"));

    assertThat(both).hasSize(2);
    assertThat(both.getFirst().keyId()).isEqualTo(after.currentKeyId());
    assertThat(both.getLast()).isEqualTo(fingerprints.of("client", secret("s3cr3t")).getFirst());
  }

  @Test
  void a_third_key_is_refused() {
    KeysetHandle two = KeysFixture.rotated(keyset, Tink.FINGERPRINT_KEY);
    KeysetHandle three = KeysFixture.rotated(two, Tink.FINGERPRINT_KEY);

    assertThatThrownBy(() -> new Fingerprints(three))
        .isInstanceOf(KeyringException.class)
        .hasMessageContaining("at most one previous");
  }
}
