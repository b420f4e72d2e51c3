package io.marketsuite.dispatcher.adapter.postgres;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/** A row of {@code dead_letter}; the engine writes them, an operator settles them. */
@Entity
@Table(name = "dead_letter")
class DeadLetterEntity {
  @Id UUID id;

  String recordKey;

  @Enumerated(EnumType.STRING)
  Channel channel;

  String deliveryId;
  long generation;

  @Column(columnDefinition = "jsonb", insertable = false, updatable = false)
  @ColumnTransformer(read = "request::text")
  String request;

  Instant requestedAt;
  int attempts;
  boolean outcomeUnknown;
  String lastError;
  Instant deadLetteredAt;

  @Enumerated(EnumType.STRING)
  DeadLetterState state;

  Instant settledAt;
  String settledBy;
}
