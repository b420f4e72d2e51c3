package io.marketsuite.settings.support;

import io.marketsuite.contracts.lifecycle.SealedSecrets;
import io.marketsuite.keyring.CommandKey;
import io.marketsuite.keyring.GenerateKeys;
import io.marketsuite.keyring.KeysetFiles;
import io.marketsuite.keyring.SealingScope;
import io.marketsuite.keyring.Secret;
import io.marketsuite.keyring.WrappingPublicKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Seals as the ingress does, and inserts the wrapped key with the ingress's own role. */
public final class Sealing {
  private Sealing() {}

  /** Seals settings and credentials, each a JSON object. */
  public static SealedSecrets seal(Installation installation, String settings, String credentials) {
    UUID keyId = UUID.randomUUID();
    CommandKey key =
        CommandKey.create(new SealingScope(installation.tenant(), installation.feature(), keyId));
    insert(installation, keyId, key.wrapFor(publicKey()));
    return new SealedSecrets(
        keyId,
        Optional.of(key.seal("settings", Secret.of(settings))),
        Optional.of(key.seal("credentials", Secret.of(credentials))));
  }

  public static SealedSecrets seal(Installation installation, String settings) {
    return seal(installation, settings, "{}");
  }

  public static Path keysFolder() {
    return ConfigProvider.getConfig().getValue("suite.keys-folder", Path.class);
  }

  private static WrappingPublicKey publicKey() {
    return KeysetFiles.wrappingPublicKey(keysFolder().resolve(GenerateKeys.WRAPPING_PUBLIC));
  }

  /** Inserts a wrapped key as the ingress does. */
  public static void insert(Installation installation, UUID keyId, byte[] wrapped) {
    try (Connection connection = Database.ingress().connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into command_key (key_id, tenant_id, feature_id, wrapped, wrapping_key_id)"
                    + " values (?, ?, ?, ?, ?)")) {
      insert.setObject(1, keyId);
      insert.setString(2, installation.tenant());
      insert.setString(3, installation.feature());
      insert.setBytes(4, wrapped);
      insert.setString(5, publicKey().keyId());
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError("the ingress must be able to insert a key", e);
    }
  }

  /** Whether the wrapped key still exists. */
  public static boolean keyExists(SealedSecrets secrets) {
    return !Database.query("select 1 from command_key where key_id = ?", secrets.dataKeyId())
        .isEmpty();
  }
}
