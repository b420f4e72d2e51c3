package io.marketsuite.settings.application;

import io.marketsuite.settings.domain.GenerationId;
import java.time.Instant;
import java.util.Optional;

/** The signed erasure receipts; in the caller's transaction. */
public interface Receipts {

  Optional<SignedReceipt> find(GenerationId id);

  void keep(GenerationId id, SignedReceipt receipt, Instant erasedAt);
}
