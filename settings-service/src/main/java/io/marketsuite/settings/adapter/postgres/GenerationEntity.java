package io.marketsuite.settings.adapter.postgres;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code generation}; with {@code erasedAt} it is only the mark that it is gone. */
@Entity
@Table(name = "generation")
@IdClass(GenerationEntity.Key.class)
class GenerationEntity extends PanacheEntityBase {
  record Key(String tenantId, String featureId, long generation) {}

  @Id public String tenantId;
  @Id public String featureId;
  @Id public long generation;
  public String issuer;
  public Integer manifestVersion;
  public byte[] storageKey;
  public Instant createdAt;
  public Instant updatedAt;
  public Instant erasedAt;
}
