package io.marketsuite.settings.application;

import io.marketsuite.settings.domain.GenerationId;
import io.marketsuite.settings.domain.StoringResult;
import java.util.Optional;
import java.util.UUID;

/** The remembered answers to requests to store, by command id; in the caller's transaction. */
public interface StoreResults {
  /** A remembered answer with the generation it was given for. */
  record Remembered(GenerationId id, StoringResult result) {}

  Optional<Remembered> find(UUID commandId);

  void remember(UUID commandId, GenerationId id, StoringResult result);
}
