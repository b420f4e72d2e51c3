package io.marketsuite.contracts.lifecycle;

import java.util.UUID;

/** A record of {@code marketplace.callbacks.requests}. */
public sealed interface CallbackTopicRecord permits CallbackRequest, CallbackCancelled {
  UUID commandId();

  String tenantId();

  String featureId();

  long generation();
}
