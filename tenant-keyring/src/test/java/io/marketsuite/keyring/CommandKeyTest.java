package io.marketsuite.keyring;

import static io.marketsuite.keyring.KeysFixture.ACME;
import static io.marketsuite.keyring.KeysFixture.KEY_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandKeyTest {
  private static final String FIELD = "settings/backend/apiKey";
  private static final Secret CANARY = Secret.of("canary-3f1c ☂");

  private final WrappingPrivateKey settings = KeysFixture.wrappingKey();
  private final CommandKey key = CommandKey.create(ACME);

  @Test
  void what_the_ingress_seals_the_settings_service_opens() {
    String sealed = key.seal(FIELD, CANARY);
    byte[] wrapped = key.wrapFor(settings.publicKey());

    CommandKey opened = settings.open(wrapped, ACME);

    assertThat(opened.scope()).isEqualTo(ACME);
    assertThat(opened.unsealText(FIELD, sealed).reveal()).isEqualTo("canary-3f1c ☂");
  }

  static List<SealingScope> otherScopes() {
    UUID otherKey = UUID.fromString("01976f5e-0000-7000-8000-000000000002");
    return List.of(
        new SealingScope("globex", "partner", KEY_ID),
        new SealingScope("acme", "other", KEY_ID),
        new SealingScope("acme", "partner", otherKey),
        new SealingScope("acmep", "artner", KEY_ID),
        new SealingScope("", "acmepartner", KEY_ID));
  }

  @ParameterizedTest
  @MethodSource("otherScopes")
  void a_wrapped_key_does_not_open_in_another_scope(SealingScope other) {
    byte[] wrapped = key.wrapFor(settings.publicKey());

    assertThatThrownBy(() -> settings.open(wrapped, other))
        .isInstanceOf(CannotOpenException.class)
        .hasNoCause();
  }

  @ParameterizedTest
  @MethodSource("otherScopes")
  void the_same_key_does_not_open_a_value_sealed_for_another_scope(SealingScope other) {
    KeysetHandle keys = Tink.generate(Tink.DATA_KEY);
    String sealed = new CommandKey(ACME, keys).seal(FIELD, CANARY);

    assertThatThrownBy(() -> new CommandKey(other, keys).unseal(FIELD, sealed))
        .isInstanceOf(CannotOpenException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "settings/backend/apiKe", "settings/backend/apikey", "credentials"})
  void a_value_does_not_open_as_another_field(String otherField) {
    String sealed = key.seal(FIELD, CANARY);

    assertThatThrownBy(() -> key.unseal(otherField, sealed))
        .isInstanceOf(CannotOpenException.class)
        .hasNoCause();
  }

  @Test
  void another_private_key_does_not_open() {
    byte[] wrapped = key.wrapFor(settings.publicKey());

    assertThatThrownBy(() -> KeysFixture.wrappingKey().open(wrapped, ACME))
        .isInstanceOf(CannotOpenException.class);
  }

  @Test
  void another_commands_key_does_not_open() {
    String sealed = key.seal(FIELD, CANARY);

    assertThatThrownBy(() -> CommandKey.create(ACME).unseal(FIELD, sealed))
        .isInstanceOf(CannotOpenException.class);
  }

  @Test
  void no_bit_of_a_sealed_value_can_be_turned() {
    byte[] sealed = Base64.getUrlDecoder().decode(key.seal(FIELD, CANARY));
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      String bent = Tink.base64Url(KeysFixture.withBitTurned(sealed, bit));
      assertThatThrownBy(() -> key.unseal(FIELD, bent)).isInstanceOf(CannotOpenException.class);
    }
  }

  @Test
  void no_bit_of_a_wrapped_key_can_be_turned() {
    byte[] wrapped = key.wrapFor(settings.publicKey());
    for (int bit = 0; bit < wrapped.length * 8; bit++) {
      byte[] bent = KeysFixture.withBitTurned(wrapped, bit);
      assertThatThrownBy(() -> settings.open(bent, ACME))
          .as("bit %s", bit)
          .isInstanceOf(CannotOpenException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AA", "not base64!", "AAAA=", "AAAB====", "ÿ"})
  void what_was_never_sealed_does_not_open(String text) {
    assertThatThrownBy(() -> key.unseal(FIELD, text)).isInstanceOf(CannotOpenException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 37, 38, 100})
  void octets_that_were_never_wrapped_do_not_open(int length) {
    assertThatThrownBy(() -> settings.open(new byte[length], ACME))
        .isInstanceOf(CannotOpenException.class);
  }

  @Test
  void a_key_of_another_kind_is_not_taken_for_a_data_key() {
    byte[] hmac = Tink.serialize(Tink.generate(Tink.FINGERPRINT_KEY));
    byte[] wrapped = settings.publicKey().wrap(hmac, ACME.wrappingContext());

    assertThatThrownBy(() -> settings.open(wrapped, ACME)).isInstanceOf(CannotOpenException.class);
  }

  @Test
  void any_octets_come_back_as_they_were() {
    Random random = new Random(20260504);
    for (int round = 0; round < 200; round++) {
      byte[] plaintext = new byte[random.nextInt(2_000)];
      random.nextBytes(plaintext);
      byte[] fieldOctets = new byte[random.nextInt(20)];
      random.nextBytes(fieldOctets);
      String field = new String(fieldOctets, StandardCharsets.ISO_8859_1);

      assertThat(key.unseal(field, key.seal(field, plaintext)))
          .as("seed 20260504, round %s", round)
          .isEqualTo(plaintext);
    }
  }

  @Test
  void sealing_the_same_value_twice_gives_two_texts() {
    Set<String> sealed = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      sealed.add(key.seal(FIELD, CANARY));
    }

    assertThat(sealed).hasSize(100);
  }

  @Test
  void neither_the_value_nor_the_key_shows_in_what_leaves_the_ingress() {
    byte[] wrapped = key.wrapFor(settings.publicKey());
    byte[] sealed = Base64.getUrlDecoder().decode(key.seal(FIELD, CANARY));

    assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("canary");
    assertThat(key.toString()).contains("acme").doesNotContain("AesGcm");
    assertThat(wrapped).hasSizeGreaterThan(64);
  }

  @Test
  void keys_wrapped_before_a_rotation_still_open_and_new_ones_name_the_new_key() {
    KeysetHandle before = Tink.generate(Tink.WRAPPING_KEY);
    WrappingPublicKey old = new WrappingPrivateKey(before).publicKey();
    WrappingPrivateKey both =
        new WrappingPrivateKey(KeysFixture.rotated(before, Tink.WRAPPING_KEY));

    assertThat(both.open(key.wrapFor(old), ACME).scope()).isEqualTo(ACME);
    assertThat(both.open(key.wrapFor(both.publicKey()), ACME).scope()).isEqualTo(ACME);
    assertThat(both.keyIds()).containsExactlyInAnyOrder(old.keyId(), both.publicKey().keyId());
  }
}
