package io.marketsuite.lifecycle.adapter.postgres;

import io.marketsuite.lifecycle.application.KeyVault;
import io.marketsuite.lifecycle.application.StoreAwayException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Wrapped data keys in settings-service's {@code command_key}, by a role that may insert there and
 * nothing else: no reading back, so neither RETURNING nor ON CONFLICT. The data source bounds the
 * time of everything.
 */
public final class PostgresKeyVault implements KeyVault {
  private static final String INSERT =
      "INSERT INTO command_key (key_id, tenant_id, feature_id, wrapped, wrapping_key_id)"
          + " VALUES (?, ?, ?, ?, ?)";

  private final DataSource database;

  public PostgresKeyVault(DataSource database) {
    this.database = database;
  }

  @Override
  public void insert(WrappedKey key) {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, key.keyId());
      insert.setString(2, key.tenantId());
      insert.setString(3, key.featureId());
      insert.setBytes(4, key.wrapped());
      insert.setString(5, key.wrappingKeyId());
      insert.executeUpdate();
    } catch (SQLException away) {
      throw new StoreAwayException("the key vault", away);
    }
  }
}
