package io.marketsuite.settings.adapter.postgres;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A row of {@code setting}. */
@Entity
@Table(name = "setting")
@IdClass(SettingEntity.Key.class)
class SettingEntity extends PanacheEntityBase {
  record Key(String tenantId, String featureId, long generation, String serviceId, String code) {}

  @Id public String tenantId;
  @Id public String featureId;
  @Id public long generation;
  @Id public String serviceId;
  @Id public String code;
  public byte[] encrypted;
}
