package io.marketsuite.token.adapter.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import io.marketsuite.token.JwksText;
import io.marketsuite.token.Keys;
import io.marketsuite.token.SigningKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Step 5: whatever an issuer answers is a set of sound keys or an unreadable document. */
class JwksDocumentFuzzTest {

  static Stream<byte[]> seeds() {
    JwksText rsa = JwksText.rsa("key-1", (RSAPublicKey) Keys.RSA.getPublic());
    return Stream.of(
            "{\"keys\":[]}",
            "{\"keys\":[null,1,\"a\",{}]}",
            "{\"keys\":{}}",
            "[]",
            JwksText.set(rsa.text()),
            JwksText.set(rsa.text(), rsa.text(), JwksText.p256("key-2").text()),
            JwksText.set(rsa.with("e", "\"AA\"").text()),
            JwksText.set(JwksText.p256("key-2").with("x", "\"AAAA\"").text()))
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @FuzzTest
  void a_document_gives_at_most_64_keys_or_is_unreadable(byte @NotNull [] octets) {
    SigningKeys keys;
    try {
      keys = JwksDocument.parse(octets);
    } catch (IOException unreadable) {
      // Its message is logged, so it quotes nothing of the document.
      assertThat(String.valueOf(unreadable.getMessage())).matches("[\\w ]+[\\w =.]*");
      return;
    }
    assertThat(keys.size()).isBetween(0, 64);
    keys.get("key-1").ifPresent(key -> assertThat(key.publicKey().getEncoded()).isNotEmpty());
  }
}
