package io.marketsuite.lifecycle.adapter.projection;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code callback}; the projection writes them. */
@Entity
@Table(name = "callback")
class CallbackEntity {
  @Id UUID commandId;
  String tenantId;
  String featureId;
  String kind;
  Instant requestedAt;
  String ending;
  Instant changedAt;
}
