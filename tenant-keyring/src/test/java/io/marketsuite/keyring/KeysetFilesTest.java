package io.marketsuite.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetFilesTest {
  private static final List<String> SECRET =
      List.of(
          GenerateKeys.WRAPPING_PRIVATE,
          GenerateKeys.STORAGE_MASTER,
          GenerateKeys.FINGERPRINT,
          GenerateKeys.RECEIPT_SIGNING_PRIVATE);

  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void generate() {
    folder = temp.resolve("some/keys");
    GenerateKeys.into(folder);
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  @Test
  void makes_exactly_the_files_it_names_and_each_loads() {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(GenerateKeys.FILES);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
    WrappingPublicKey publicKey = KeysetFiles.wrappingPublicKey(file(GenerateKeys.WRAPPING_PUBLIC));
    WrappingPrivateKey privateKey =
        KeysetFiles.wrappingPrivateKey(file(GenerateKeys.WRAPPING_PRIVATE));
    byte[] wrapped = CommandKey.create(KeysFixture.ACME).wrapFor(publicKey);
    assertThat(privateKey.open(wrapped, KeysFixture.ACME).scope()).isEqualTo(KeysFixture.ACME);
    assertThat(privateKey.keyIds()).containsExactly(publicKey.keyId());

    StorageKeys storage = KeysetFiles.storageKeys(file(GenerateKeys.STORAGE_MASTER));
    byte[] row = storage.encrypted(storage.create(KeysFixture.ACME_1));
    assertThat(
            KeysetFiles.storageKeys(file(GenerateKeys.STORAGE_MASTER))
                .open(row, KeysFixture.ACME_1)
                .scope())
        .isEqualTo(KeysFixture.ACME_1);

    assertThat(KeysetFiles.fingerprints(file(GenerateKeys.FINGERPRINT)).of("a", Secret.of("b")))
        .hasSize(1);

    byte[] receipt = "receipt".getBytes(StandardCharsets.UTF_8);
    String signature =
        KeysetFiles.receiptSigner(file(GenerateKeys.RECEIPT_SIGNING_PRIVATE)).sign(receipt);
    assertThat(
            KeysetFiles.receiptVerifier(file(GenerateKeys.RECEIPT_SIGNING_PUBLIC))
                .holds(receipt, signature))
        .isTrue();
  }

  @Test
  void secret_files_and_the_folder_are_the_owners_alone() throws IOException {
    for (String name : SECRET) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-", "rwx--x---"})
  void a_secret_file_that_is_shared_is_refused_and_the_message_says_what_to_do(String mode)
      throws IOException {
    Path shared = file(GenerateKeys.WRAPPING_PRIVATE);
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString(mode));

    assertThatThrownBy(() -> KeysetFiles.wrappingPrivateKey(shared))
        .isInstanceOf(KeyringException.class)
        .hasMessageContaining(GenerateKeys.WRAPPING_PRIVATE)
        .hasMessageContaining(mode)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void a_secret_file_that_is_read_only_for_its_owner_is_good() throws IOException {
    Path readOnly = file(GenerateKeys.FINGERPRINT);
    Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r--------"));

    assertThat(KeysetFiles.fingerprints(readOnly).currentKeyId()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GenerateKeys.WRAPPING_PRIVATE,
        GenerateKeys.WRAPPING_PUBLIC,
        GenerateKeys.RECEIPT_SIGNING_PUBLIC
      })
  void nothing_is_ever_overwritten(String present) throws IOException {
    for (String name : GenerateKeys.FILES) {
      if (!name.equals(present)) {
        Files.delete(file(name));
      }
    }
    Map<String, String> before = contents();

    assertThatThrownBy(() -> GenerateKeys.into(folder))
        .isInstanceOf(KeyringException.class)
        .hasMessageContaining(present)
        .hasMessageContaining("never overwritten");

    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void an_existing_empty_folder_is_used() throws IOException {
    Path empty = Files.createDirectory(temp.resolve("empty"));

    GenerateKeys.into(empty);

    assertThat(empty.resolve(GenerateKeys.STORAGE_MASTER)).exists();
  }

  @Test
  void two_suites_share_no_key() {
    Path other = temp.resolve("other");
    GenerateKeys.into(other);
    byte[] wrapped =
        CommandKey.create(KeysFixture.ACME)
            .wrapFor(KeysetFiles.wrappingPublicKey(other.resolve(GenerateKeys.WRAPPING_PUBLIC)));

    WrappingPrivateKey mine = KeysetFiles.wrappingPrivateKey(file(GenerateKeys.WRAPPING_PRIVATE));

    assertThatThrownBy(() -> mine.open(wrapped, KeysFixture.ACME))
        .isInstanceOf(CannotOpenException.class);
  }

  @Test
  void public_files_hold_no_private_key_and_cannot_open() throws IOException {
    Path posing = file("posing.json");
    Files.copy(file(GenerateKeys.WRAPPING_PUBLIC), posing);
    Files.setPosixFilePermissions(posing, PosixFilePermissions.fromString("rw-------"));

    assertThat(Files.readString(posing)).contains("HpkePublicKey").doesNotContain("Private");
    assertThat(Files.readString(file(GenerateKeys.RECEIPT_SIGNING_PUBLIC)))
        .contains("Ed25519PublicKey")
        .doesNotContain("Private");
    assertThatThrownBy(() -> KeysetFiles.wrappingPrivateKey(posing))
        .isInstanceOf(KeyringException.class);
  }

  @Test
  void a_private_file_is_refused_where_a_public_one_belongs() {
    assertThatThrownBy(() -> KeysetFiles.wrappingPublicKey(file(GenerateKeys.WRAPPING_PRIVATE)))
        .isInstanceOf(KeyringException.class);
    assertThatThrownBy(
            () -> KeysetFiles.receiptVerifier(file(GenerateKeys.RECEIPT_SIGNING_PRIVATE)))
        .isInstanceOf(KeyringException.class);
  }

  @Test
  void a_key_of_another_kind_is_refused() {
    assertThatThrownBy(() -> KeysetFiles.storageKeys(file(GenerateKeys.FINGERPRINT)))
        .isInstanceOf(KeyringException.class);
    assertThatThrownBy(() -> KeysetFiles.fingerprints(file(GenerateKeys.STORAGE_MASTER)))
        .isInstanceOf(KeyringException.class);
    assertThatThrownBy(() -> KeysetFiles.receiptSigner(file(GenerateKeys.WRAPPING_PRIVATE)))
        .isInstanceOf(KeyringException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "canary", "{}", "{\"primaryKeyId\":1,\"key\":[]}", "[\"canary\"]"})
  void a_file_that_is_no_keyset_is_refused_without_being_quoted(String content) throws IOException {
    Path broken = file(GenerateKeys.STORAGE_MASTER);
    Files.writeString(broken, content);

    assertThatThrownBy(() -> KeysetFiles.storageKeys(broken))
        .isInstanceOf(KeyringException.class)
        .hasNoCause()
        .hasMessageNotContaining("canary");
  }

  @Test
  void a_missing_file_is_named() {
    assertThatThrownBy(() -> KeysetFiles.fingerprints(file("nowhere.json")))
        .isInstanceOf(KeyringException.class)
        .hasMessageContaining("nowhere.json");
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path path : files.toList()) {
        contents.put(path.getFileName().toString(), Files.readString(path));
      }
    }
    return contents;
  }
}
