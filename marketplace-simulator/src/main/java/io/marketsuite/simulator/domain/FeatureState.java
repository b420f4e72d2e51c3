package io.marketsuite.simulator.domain;

import java.util.Objects;

/**
 * Where one feature of one tenant stands at the marketplace.
 *
 * <pre>
 *              install                    activate
 *   absent ─────────────► deactivated ◄═══════════════► activated
 *      ▲   (installing)    │   ▲  │      deactivate       │  ▲
 *      │                   │   └──┘ update                │  └─ update, upgrade
 *      └───────────────────┘  (updating)                  └──┘  (updating, upgrading)
 *          uninstall
 * </pre>
 *
 * While a command is on its way the state is {@link Busy}; it ends in the goal of the command or
 * back in the state before it. Immutable.
 */
public sealed interface FeatureState {

  /** The word on the marketplace's screen. */
  FeatureStatus status();

  /** A state in which no command is outstanding. */
  sealed interface Resting extends FeatureState {}

  /** The marketplace has no record of the feature. */
  record Absent() implements Resting {
    @Override
    public FeatureStatus status() {
      return FeatureStatus.ABSENT;
    }
  }

  /** Installed, not in use. */
  record Deactivated() implements Resting {
    @Override
    public FeatureStatus status() {
      return FeatureStatus.DEACTIVATED;
    }
  }

  /** Installed and in use. */
  record Activated() implements Resting {
    @Override
    public FeatureStatus status() {
      return FeatureStatus.ACTIVATED;
    }
  }

  /** What ends an outstanding command. */
  enum Waiting {
    /** The vendor has not answered yet. */
    ANSWER,
    /** The vendor answered 202 and owes a callback. */
    CALLBACK
  }

  /**
   * A command is outstanding.
   *
   * @param kind the command; never Cleanup, which has no status of its own
   * @param before where an abort leads back to
   * @param waiting what ends it
   */
  record Busy(CommandKind kind, Resting before, Waiting waiting) implements FeatureState {
    public Busy {
      Objects.requireNonNull(before);
      Objects.requireNonNull(waiting);
      if (kind == CommandKind.CLEANUP) {
        throw new IllegalArgumentException("A cleanup deletes the record; it is no status of it");
      }
    }

    @Override
    public FeatureStatus status() {
      return switch (kind) {
        case CREATE -> FeatureStatus.INSTALLING;
        case ACTIVATE -> FeatureStatus.ACTIVATING;
        case DEACTIVATE -> FeatureStatus.DEACTIVATING;
        case UPDATE -> FeatureStatus.UPDATING;
        case UPGRADE -> FeatureStatus.UPGRADING;
        case DELETE -> FeatureStatus.UNINSTALLING;
        case CLEANUP -> throw new IllegalStateException("A cleanup is never a state");
      };
    }

    /** Where a success leads to. */
    public Resting goal() {
      return switch (kind) {
        case CREATE, DEACTIVATE -> new Deactivated();
        case ACTIVATE -> new Activated();
        case UPDATE, UPGRADE -> before;
        case DELETE, CLEANUP -> new Absent();
      };
    }
  }
}
