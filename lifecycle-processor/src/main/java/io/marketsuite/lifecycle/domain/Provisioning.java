package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningWithdrawn;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.lifecycle.domain.ClosingGeneration.Deprovisioning;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How the vendor's part changes an installation: in the current generation or in a closing one. */
final class Provisioning {
  private Provisioning() {}

  static Installation requested(Installation it, ProvisioningRequested e, Instant now) {
    Installation changed = request(it, e.generation(), Optional.of(e.request()), now);
    return deprovisioning(changed, e.generation(), d -> d.asked(e.request()));
  }

  /** Of an installation at rest: no operation waits for it. */
  static Installation reprovisioning(
      Installation it, long generation, Optional<ProvisioningRequest> request, Instant now) {
    return Evolution.current(it, generation, now, g -> g.withReprovisioning(request));
  }

  private static boolean reprovisions(Installation it, long generation, String requestId) {
    return it.current(generation).filter(g -> g.reprovisions(requestId)).isPresent();
  }

  static Installation concluded(Installation it, ProvisioningConcluded e, Instant now) {
    if (reprovisions(it, e.generation(), e.requestId())) {
      return reprovisioning(it, e.generation(), Optional.empty(), now);
    }
    if (it.current(e.generation()).isPresent()) {
      return e.succeeded()
          ? operation(it, e.generation(), now, Provisioning::provisioned)
          : request(it, e.generation(), Optional.empty(), now);
    }
    boolean silent = e.reason() == Reason.PROVISIONING_TIMED_OUT;
    return e.succeeded()
        ? over(it, e.generation())
        : deprovisioning(it, e.generation(), d -> d.failed(silent));
  }

  static Installation withdrawn(Installation it, ProvisioningWithdrawn e, Instant now) {
    if (reprovisions(it, e.generation(), e.requestId())) {
      return reprovisioning(it, e.generation(), Optional.empty(), now);
    }
    return deprovisioning(
        request(it, e.generation(), Optional.empty(), now), e.generation(), d -> d.failed(false));
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
    return operation(
        it,
        generation,
        now,
        op ->
            switch (op) {
              case Operation.Updating same -> same;
              case Operation.Importing same -> same;
              case Operation.Creating asked -> asked.withRequest(request);
              case Operation.Switching asked -> asked.withRequest(request);
              case Operation.Upgrading asked -> asked.withRequest(request);
              case Operation.Uninstalling asked -> asked.withRequest(request);
            });
  }

  private static Operation provisioned(Operation op) {
    return switch (op) {
      case Operation.Creating it -> it.asProvisioned();
      case Operation.Upgrading it -> it.asProvisioned();
      case Operation.Switching it -> it.withRequest(Optional.empty());
      case Operation.Uninstalling it -> it.withRequest(Optional.empty());
      case Operation.Updating it -> it;
      case Operation.Importing it -> it;
    };
  }

  private static Installation operation(
      Installation it, long generation, Instant now, UnaryOperator<Operation> change) {
    return Evolution.current(
        it, generation, now, g -> g.operation().map(op -> g.with(change.apply(op))).orElse(g));
  }

  private static Installation deprovisioning(
      Installation it, long generation, UnaryOperator<Deprovisioning> change) {
    return Ends.closing(
        it,
        generation,
        found ->
            Optional.of(
                found.closing() instanceof Deprovisioning d ? found.at(change.apply(d)) : found));
  }
}
