package io.marketsuite.settings.adapter.postgres;

import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.settings.application.StoreResults;
import io.marketsuite.settings.domain.GenerationId;
import io.marketsuite.settings.domain.StoringResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** {@link StoreResults} in PostgreSQL. */
@ApplicationScoped
class PostgresStoreResults implements StoreResults {

  @Override
  public Optional<Remembered> find(UUID commandId) {
    return StoreResultEntity.<StoreResultEntity>findByIdOptional(commandId)
        .map(
            row ->
                new Remembered(
                    new GenerationId(row.tenantId, row.featureId, row.generation), result(row)));
  }

  private static StoringResult result(StoreResultEntity row) {
    return switch (row.result) {
      case STORED -> new StoringResult.Stored();
      case EXPIRED -> new StoringResult.Expired();
      case INVALID -> new StoringResult.Invalid(row.detail);
    };
  }

  @Override
  public void remember(UUID commandId, GenerationId id, StoringResult result) {
    StoreResultEntity row = new StoreResultEntity();
    row.commandId = commandId;
    row.tenantId = id.tenantId();
    row.featureId = id.featureId();
    row.generation = id.generation();
    switch (result) {
      case StoringResult.Stored() -> row.result = StoreResult.STORED;
      case StoringResult.Expired() -> row.result = StoreResult.EXPIRED;
      case StoringResult.Invalid(var detail) -> {
        row.result = StoreResult.INVALID;
        row.detail = detail;
      }
    }
    row.persist();
  }
}
