package io.marketsuite.lifecycle.timeline;

import io.marketsuite.contracts.lifecycle.AttemptOutcome;
import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.ProvisioningAttempted;
import io.marketsuite.contracts.lifecycle.ProvisioningEnded;
import java.util.Optional;

/** Calls of the hook. */
final class Attempts {
  private Attempts() {}

  static ProvisioningAttempted attempted(String requestId) {
    return new ProvisioningAttempted(
        1,
        requestId,
        "acme",
        "partner",
        1,
        CommandKind.CREATE,
        1,
        AttemptOutcome.RETRYABLE,
        Optional.of(503),
        120,
        Optional.empty(),
        SampledDecisions.AT);
  }

  static ProvisioningEnded ended(String requestId) {
    return new ProvisioningEnded(
        1,
        requestId,
        "acme",
        "partner",
        1,
        CommandKind.CREATE,
        CallbackEnding.DELIVERED,
        2,
        SampledDecisions.AT);
  }
}
