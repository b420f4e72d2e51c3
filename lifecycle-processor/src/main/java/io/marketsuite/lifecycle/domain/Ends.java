package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AbsenceForced;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CleanedUp;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.GenerationReplaced;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ImportFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallFailed;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.lifecycle.domain.ClosingGeneration.AwaitingCallbacks;
import io.marketsuite.lifecycle.domain.ClosingGeneration.AwaitingErasure;
import io.marketsuite.lifecycle.domain.ClosingGeneration.Closing;
import io.marketsuite.lifecycle.domain.ClosingGeneration.Deprovisioning;
import io.marketsuite.lifecycle.domain.ClosingGeneration.Erasure;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** How a generation ends: closed, deprovisioned, its callbacks done, erased, remembered a while. */
final class Ends {
  private Ends() {}

  /**
   * A failed installation. Where the vendor was silent it may have made something, so it is asked
   * to take that away.
   */
  static Installation installFailed(Installation it, InstallFailed e, Instant now) {
    Closing closing =
        e.reason() == Reason.PROVISIONING_TIMED_OUT
            ? Deprovisioning.waiting(CommandKind.DELETE)
            : new AwaitingCallbacks();
    return closed(it, e.generation(), now, now, true, closing);
  }

  /** Nothing was asked of the vendor and nobody is called back. */
  static Installation importFailed(Installation it, ImportFailed e, Instant now) {
    return closed(it, e.generation(), now, now, true, new AwaitingCallbacks());
  }

  private static Installation closed(
      Installation it,
      long generation,
      Instant removedAt,
      Instant now,
      boolean installFailed,
      Closing closing) {
    return it.current(generation)
        .map(
            gone ->
                it.withCurrent(Optional.empty(), now)
                    .withClosing(
                        Lists.and(
                            it.closing(),
                            new ClosingGeneration(
                                gone.with(gone.status(), Optional.empty()), closing)))
                    .withPast(
                        Lists.and(
                            it.past(),
                            new PastGeneration(
                                generation, gone.fingerprints(), removedAt, now, installFailed))))
        .orElse(it);
  }

  static Installation uninstalled(Installation it, long generation, Instant now) {
    Instant removed =
        it.current(generation)
            .flatMap(Generation::operation)
            .map(op -> op instanceof Operation.Uninstalling u ? u.receivedAt() : now)
            .orElse(now);
    return closed(it, generation, removed, now, false, new AwaitingCallbacks());
  }

  static Installation replaced(Installation it, GenerationReplaced e, Instant now) {
    return closed(
        it, e.generation(), e.receivedAt(), now, false, deprovisioning(it, e.generation()));
  }

  /** One that was never installed was not removed by anybody: no command is late because of it. */
  static Installation absenceForced(Installation it, AbsenceForced e, Instant now) {
    return closed(
        it,
        e.generation(),
        e.orderedAt(),
        now,
        !e.wasInstalled(),
        deprovisioning(it, e.generation()));
  }

  /** A Delete's request that is outstanding goes on behind. */
  private static Deprovisioning deprovisioning(Installation it, long generation) {
    return it.current(generation)
        .flatMap(Generation::operation)
        .filter(op -> op instanceof Operation.Uninstalling)
        .flatMap(Operation::request)
        .map(Deprovisioning.waiting(CommandKind.DELETE)::asked)
        .orElse(Deprovisioning.waiting(CommandKind.DELETE));
  }

  static Installation cleanedUp(Installation it, CleanedUp e, Instant now) {
    return closed(
        it,
        e.generation(),
        e.receivedAt(),
        now,
        false,
        Deprovisioning.waiting(CommandKind.CLEANUP));
  }

  static Installation erasureDue(Installation it, long generation) {
    return closing(
        it,
        generation,
        found ->
            Optional.of(
                switch (found.closing()) {
                  case Deprovisioning d -> found.at(d.with(Erasure.DUE));
                  case AwaitingCallbacks w -> found.at(new AwaitingErasure());
                  case AwaitingErasure w -> found;
                }));
  }

  static Installation erased(Installation it, long generation) {
    return closing(
        it,
        generation,
        found ->
            switch (found.closing()) {
              case Deprovisioning d -> Optional.of(found.at(d.with(Erasure.DONE)));
              case AwaitingCallbacks w -> Optional.of(found);
              case AwaitingErasure w -> Optional.empty();
            });
  }

  /** What follows the vendor's part, by how far our own erasure is. */
  static Optional<ClosingGeneration> afterVendor(ClosingGeneration found, Erasure erasure) {
    return switch (erasure) {
      case NOT_DUE -> Optional.of(found.at(new AwaitingCallbacks()));
      case DUE -> Optional.of(found.at(new AwaitingErasure()));
      case DONE -> Optional.empty();
    };
  }

  static Installation closing(
      Installation it,
      long generation,
      Function<ClosingGeneration, Optional<ClosingGeneration>> change) {
    return it.withClosing(
        it.closing().stream()
            .flatMap(
                found ->
                    found.generation().number() == generation
                        ? change.apply(found).stream()
                        : java.util.stream.Stream.of(found))
            .toList());
  }
}
