package io.marketsuite.lifecycle.adapter.projection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;

/** A row of {@code feature}; the projection writes them. */
@Entity
@Table(name = "feature")
@IdClass(FeatureEntity.Key.class)
class FeatureEntity {
  record Key(String tenantId, String featureId) {}

  @Id String tenantId;
  @Id String featureId;
  String status;
  boolean confirmed;
  Instant since;

  @Column(columnDefinition = "jsonb", insertable = false, updatable = false)
  @ColumnTransformer(read = "state::text")
  String state;
}
