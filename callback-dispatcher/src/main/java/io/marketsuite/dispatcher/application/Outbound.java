package io.marketsuite.dispatcher.application;

import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.dispatcher.domain.AttemptResult;
import io.marketsuite.dispatcher.domain.Delivery;
import io.marketsuite.dispatcher.domain.Origin;

/** One HTTP call to the outside, within a hard deadline. Thread-safe. */
public interface Outbound {
  /** Calls the marketplace back. */
  AttemptResult callBack(CallbackRequest request, BearerToken token);

  /**
   * Calls the vendor's hook.
   *
   * @param origin its offset is the sequence of the key's requests
   */
  AttemptResult callHook(Delivery.Hook hook, Origin origin);
}
