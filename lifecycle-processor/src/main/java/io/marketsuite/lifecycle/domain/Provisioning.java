package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningWithdrawn;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.lifecycle.domain.ClosingGeneration.Deprovisioning;
import java.time.Instant;
import java.util.Optional;

/** How the vendor's part changes an installation: in the current generation or in a closing one. */
final class Provisioning {
  private Provisioning() {}

  static Installation requested(Installation it, ProvisioningRequested e, Instant now) {
    Installation changed = request(it, e.generation(), Optional.of(e.request()), now);
    return Ends.closing(
        changed,
        e.generation(),
        found ->
            found.closing() instanceof Deprovisioning d
                ? Optional.of(
                    found.at(
                        new Deprovisioning(
                            d.kind(), d.attempts() + 1, Optional.of(e.request()), d.erasure())))
                : Optional.of(found));
  }

  static Installation concluded(Installation it, ProvisioningConcluded e, Instant now) {
    if (it.current(e.generation()).isPresent()) {
      return request(it, e.generation(), Optional.empty(), now);
    }
    return e.succeeded() ? over(it, e.generation()) : withoutRequest(it, e.generation());
  }

  static Installation withdrawn(Installation it, ProvisioningWithdrawn e, Instant now) {
    return withoutRequest(request(it, e.generation(), Optional.empty(), now), e.generation());
  }

  /** The vendor's part in ending a closed generation is over. */
  static Installation over(Installation it, long generation) {
    return Ends.closing(
        it,
        generation,
        found ->
            found.closing() instanceof Deprovisioning d
                ? Ends.afterVendor(found, d.erasure())
                : Optional.of(found));
  }

  private static Installation request(
      Installation it, long generation, Optional<ProvisioningRequest> request, Instant now) {
    return Evolution.current(
        it,
        generation,
        now,
        g -> g.operation().map(op -> g.with(withRequest(op, request))).orElse(g));
  }

  private static Operation withRequest(Operation op, Optional<ProvisioningRequest> request) {
    return op instanceof Operation.Updating ? op : op.withRequest(request);
  }

  private static Installation withoutRequest(Installation it, long generation) {
    return Ends.closing(
        it,
        generation,
        found ->
            found.closing() instanceof Deprovisioning d
                ? Optional.of(
                    found.at(
                        new Deprovisioning(d.kind(), d.attempts(), Optional.empty(), d.erasure())))
                : Optional.of(found));
  }
}
