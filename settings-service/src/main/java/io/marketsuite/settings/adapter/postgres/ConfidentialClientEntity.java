package io.marketsuite.settings.adapter.postgres;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A row of {@code confidential_client}. */
@Entity
@Table(name = "confidential_client")
@IdClass(ClientKey.class)
class ConfidentialClientEntity extends PanacheEntityBase {
  @Id public String tenantId;
  @Id public String featureId;
  @Id public long generation;
  @Id public String serviceId;
  public String clientId;
  public byte[] encryptedSecret;
}
