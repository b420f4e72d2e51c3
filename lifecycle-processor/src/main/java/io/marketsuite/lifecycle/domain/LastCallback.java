package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import java.util.Optional;
import java.util.UUID;

/**
 * The last callback of an installation, kept so that an operator can have it made once more.
 *
 * @param request as it was owed
 * @param deliveryId which delivery of it is the latest: the command's id, or the repair's that had
 *     it made once more
 * @param ending of that delivery, once it is known
 * @param resends how often it was made once more
 */
public record LastCallback(
    CallbackRequest request, UUID deliveryId, Optional<CallbackEnding> ending, int resends) {

  static LastCallback owed(CallbackRequest request) {
    return new LastCallback(request, request.commandId(), Optional.empty(), 0);
  }

  LastCallback resent(UUID repairId) {
    return new LastCallback(request, repairId, Optional.empty(), resends + 1);
  }

  LastCallback ended(CallbackEnding how) {
    return new LastCallback(request, deliveryId, Optional.of(how), resends);
  }
}
