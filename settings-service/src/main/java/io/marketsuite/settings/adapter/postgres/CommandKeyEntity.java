package io.marketsuite.settings.adapter.postgres;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code command_key}; the ingress inserts them. */
@Entity
@Table(name = "command_key")
class CommandKeyEntity extends PanacheEntityBase {
  @Id public UUID keyId;
  public String tenantId;
  public String featureId;
  public byte[] wrapped;
  public String wrappingKeyId;
  public Instant insertedAt;
  public Instant decidedAt;
}
