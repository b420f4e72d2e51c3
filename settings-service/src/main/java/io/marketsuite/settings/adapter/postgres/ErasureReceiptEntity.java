package io.marketsuite.settings.adapter.postgres;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code erasure_receipt}. */
@Entity
@Table(name = "erasure_receipt")
class ErasureReceiptEntity extends PanacheEntityBase {
  @Id public UUID receiptId;
  public String tenantId;
  public String featureId;
  public long generation;
  public String payload;
  public String keyId;
  public String signature;
  public Instant erasedAt;
}
