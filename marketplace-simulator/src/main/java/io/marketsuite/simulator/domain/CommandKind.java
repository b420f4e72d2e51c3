package io.marketsuite.simulator.domain;

import java.util.Arrays;
import java.util.Optional;

/**
 * The seven management commands of the marketplace, by their {@code _kind} on the wire.
 *
 * <p>Source: specification, "Feature lifecycle".
 */
public enum CommandKind {
  CREATE("FeatureCreateCommand"),
  ACTIVATE("FeatureActivateCommand"),
  DEACTIVATE("FeatureDeactivateCommand"),
  UPDATE("FeatureUpdateCommand"),
  UPGRADE("FeatureUpgradeCommand"),
  DELETE("FeatureDeleteCommand"),
  CLEANUP("FeatureCleanupCommand");

  private final String wireName;

  CommandKind(String wireName) {
    this.wireName = wireName;
  }

  /** The {@code _kind} of the command body and the {@code type} of its callback. */
  public String wireName() {
    return wireName;
  }

  /** Whether a 202 is a legal answer. Not for Update: "asynchronous update is not available". */
  public boolean mayBeAnsweredLater() {
    return switch (this) {
      case CREATE, ACTIVATE, DEACTIVATE, UPGRADE, DELETE, CLEANUP -> true;
      case UPDATE -> false;
    };
  }

  /**
   * Whether the marketplace waits for a callback after a 202. A cleanup is over with its answer.
   */
  public boolean endsByCallback() {
    return mayBeAnsweredLater() && this != CLEANUP;
  }

  /** The kind with this wire name, if the protocol knows it. */
  public static Optional<CommandKind> named(String wireName) {
    return Arrays.stream(values()).filter(kind -> kind.wireName.equals(wireName)).findFirst();
  }
}
