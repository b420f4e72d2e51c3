package io.marketsuite.ingress.adapter.postgres;

import io.marketsuite.ingress.application.KeyVault;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
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
  private final int seconds;

  /**
   * A vault.
   *
   * @param patience how long a statement may take; at least one second, the driver's unit
   */
  public PostgresKeyVault(DataSource database, Duration patience) {
    this.database = database;
    this.seconds = Math.max(1, (int) patience.toSeconds());
  }

  @Override
  public void insert(WrappedKey key) {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setQueryTimeout(seconds);
      insert.setObject(1, key.keyId());
      insert.setString(2, key.tenantId());
      insert.setString(3, key.featureId());
      insert.setBytes(4, key.wrapped());
      insert.setString(5, key.wrappingKeyId());
      insert.executeUpdate();
    } catch (SQLException unavailable) {
      throw new KeyVaultUnavailableException(unavailable);
    }
  }

  @Override
  public void requireAvailable() {
    try (Connection connection = database.getConnection();
        PreparedStatement probe = connection.prepareStatement("SELECT 1")) {
      probe.setQueryTimeout(seconds);
      probe.execute();
    } catch (SQLException unavailable) {
      throw new KeyVaultUnavailableException(unavailable);
    }
  }
}
