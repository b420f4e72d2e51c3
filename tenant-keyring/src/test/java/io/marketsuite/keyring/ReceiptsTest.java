package io.marketsuite.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.KeysetHandle;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
  private static final byte[] RECEIPT =
      "{\"tenant_id\":\"acme\",\"generation\":1}".getBytes(StandardCharsets.UTF_8);

  private final KeysetHandle keys = Tink.generate(Tink.RECEIPT_KEY);
  private final ReceiptSigner signer = new ReceiptSigner(keys);
  private final ReceiptVerifier verifier = verifierFor(keys);

  private static ReceiptVerifier verifierFor(KeysetHandle keys) {
    try {
      return new ReceiptVerifier(keys.getPublicKeysetHandle());
    } catch (GeneralSecurityException notAsymmetric) {
      throw new IllegalStateException(notAsymmetric);
    }
  }

  @Test
  void a_receipt_holds_with_the_public_key() {
    assertThat(verifier.holds(RECEIPT, signer.sign(RECEIPT))).isTrue();
    assertThat(signer.keyId()).matches("[0-9]+");
  }

  @Test
  void no_bit_of_receipt_or_signature_can_be_turned() {
    String signature = signer.sign(RECEIPT);
    byte[] octets = Base64.getUrlDecoder().decode(signature);
    for (int bit = 0; bit < RECEIPT.length * 8; bit++) {
      assertThat(verifier.holds(KeysFixture.withBitTurned(RECEIPT, bit), signature)).isFalse();
    }
    for (int bit = 0; bit < octets.length * 8; bit++) {
      String bent = Tink.base64Url(KeysFixture.withBitTurned(octets, bit));
      assertThat(verifier.holds(RECEIPT, bent)).isFalse();
    }
  }

  @Test
  void another_key_and_other_texts_do_not_hold() {
    ReceiptSigner other = new ReceiptSigner(Tink.generate(Tink.RECEIPT_KEY));

    assertThat(verifier.holds(RECEIPT, other.sign(RECEIPT))).isFalse();
    assertThat(verifier.holds(RECEIPT, "")).isFalse();
    assertThat(verifier.holds(RECEIPT, "not base64")).isFalse();
  }

  @Test
  void receipts_of_before_a_rotation_still_hold() {
    KeysetHandle after = KeysFixture.rotated(keys, Tink.RECEIPT_KEY);

    assertThat(verifierFor(after).holds(RECEIPT, signer.sign(RECEIPT))).isTrue();
  }
}
