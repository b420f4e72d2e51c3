package io.marketsuite.settings.adapter.postgres;

import io.marketsuite.settings.domain.GenerationId;

/** The primary key of both tables of clients: one client per service of a generation. */
record ClientKey(String tenantId, String featureId, long generation, String serviceId) {

  static ClientKey of(GenerationId id, String serviceId) {
    return new ClientKey(id.tenantId(), id.featureId(), id.generation(), serviceId);
  }
}
