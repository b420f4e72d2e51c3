package io.marketsuite.settings.adapter.postgres;

import io.marketsuite.contracts.lifecycle.StoreResult;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code store_result}. */
@Entity
@Table(name = "store_result")
class StoreResultEntity extends PanacheEntityBase {
  @Id public UUID commandId;
  public String tenantId;
  public String featureId;
  public long generation;

  @Enumerated(EnumType.STRING)
  public StoreResult result;

  public String detail;

  /** PostgreSQL's clock sets it. */
  @Column(insertable = false, updatable = false)
  public Instant answeredAt;
}
