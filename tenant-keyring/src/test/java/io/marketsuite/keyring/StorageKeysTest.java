package io.marketsuite.keyring;

import static io.marketsuite.keyring.KeysFixture.ACME_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeysetHandle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StorageKeysTest {
  private static final String FIELD = "credentials/backend";
  private static final Secret VALUE = Secret.of("s3cr3t_v@lu3");

  private final StorageKeys keys = KeysFixture.storageKeys();
  private final StorageKey key = keys.create(ACME_1);

  @Test
  void a_stored_value_is_read_back_through_the_key_from_the_database() {
    byte[] stored = key.encrypt(FIELD, VALUE);
    byte[] row = keys.encrypted(key);

    StorageKey again = keys.open(row, ACME_1);

    assertThat(again.scope()).isEqualTo(ACME_1);
    assertThat(again.decryptText(FIELD, stored).sameAs(VALUE)).isTrue();
  }

  static List<StorageScope> otherScopes() {
    return List.of(
        new StorageScope("acme", "partner", 2),
        new StorageScope("acme", "other", 1),
        new StorageScope("globex", "partner", 1),
        new StorageScope("acm", "epartner", 1));
  }

  @ParameterizedTest
  @MethodSource("otherScopes")
  void a_key_does_not_open_for_another_generation_feature_or_tenant(StorageScope other) {
    byte[] row = keys.encrypted(key);

    assertThatThrownBy(() -> keys.open(row, other))
        .isInstanceOf(CannotOpenException.class)
        .hasNoCause();
  }

  @ParameterizedTest
  @MethodSource("otherScopes")
  void a_value_moved_to_another_scope_does_not_decrypt_even_under_the_same_key(StorageScope other) {
    KeysetHandle same = Tink.generate(Tink.DATA_KEY);
    byte[] stored = new StorageKey(ACME_1, same).encrypt(FIELD, VALUE);

    assertThatThrownBy(() -> new StorageKey(other, same).decrypt(FIELD, stored))
        .isInstanceOf(CannotOpenException.class);
  }

  @Test
  void a_value_moved_to_another_field_does_not_decrypt() {
    byte[] stored = key.encrypt(FIELD, VALUE);

    assertThatThrownBy(() -> key.decrypt("credentials/other", stored))
        .isInstanceOf(CannotOpenException.class);
  }

  @Test
  void another_master_key_does_not_open() {
    byte[] row = keys.encrypted(key);

    assertThatThrownBy(() -> KeysFixture.storageKeys().open(row, ACME_1))
        .isInstanceOf(CannotOpenException.class);
  }

  @Test
  void no_bit_of_the_row_can_be_turned() {
    byte[] row = keys.encrypted(key);
    for (int bit = 0; bit < row.length * 8; bit++) {
      byte[] bent = KeysFixture.withBitTurned(row, bit);
      assertThatThrownBy(() -> keys.open(bent, ACME_1)).isInstanceOf(CannotOpenException.class);
    }
  }

  @Test
  void a_new_key_is_made_each_time_so_that_destroying_one_destroys_its_values_alone() {
    byte[] stored = key.encrypt(FIELD, VALUE);

    assertThatThrownBy(() -> keys.create(ACME_1).decrypt(FIELD, stored))
        .isInstanceOf(CannotOpenException.class);
  }

  @Test
  void rows_of_before_a_rotation_of_the_master_key_still_open() {
    KeysetHandle before = Tink.generate(Tink.MASTER_KEY);
    StorageKeys old = new StorageKeys(before);
    StorageKeys both = new StorageKeys(KeysFixture.rotated(before, Tink.MASTER_KEY));
    byte[] row = old.encrypted(old.create(ACME_1));

    assertThat(both.open(row, ACME_1).scope()).isEqualTo(ACME_1);
    assertThat(both.masterKeyId()).isNotEqualTo(old.masterKeyId());
  }

  @Test
  void a_command_key_is_no_storage_key_and_the_other_way_round() {
    KeysetHandle same = Tink.generate(Tink.DATA_KEY);
    byte[] stored = new StorageKey(ACME_1, same).encrypt(FIELD, VALUE);
    CommandKey command = new CommandKey(KeysFixture.ACME, same);

    assertThatThrownBy(() -> command.unseal(FIELD, Tink.base64Url(stored)))
        .isInstanceOf(CannotOpenException.class);
  }
}
