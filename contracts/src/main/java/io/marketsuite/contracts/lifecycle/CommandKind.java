package io.marketsuite.contracts.lifecycle;

/**
 * The seven lifecycle commands of a marketplace, by what they do rather than by their wire names.
 */
public enum CommandKind {
  CREATE,
  ACTIVATE,
  DEACTIVATE,
  UPDATE,
  UPGRADE,
  DELETE,
  CLEANUP;

  /** Whether the marketplace takes an asynchronous result of this kind by callback. */
  public boolean canCallBack() {
    return switch (this) {
      case CREATE, ACTIVATE, DEACTIVATE, UPGRADE, DELETE -> true;
      case UPDATE, CLEANUP -> false;
    };
  }

  /** Whether a command of this kind may be answered 202 at all: an Update may not. */
  public boolean mayBeAccepted() {
    return this != UPDATE;
  }

  /** Whether something must be stored before the command can complete. */
  public boolean stores() {
    return switch (this) {
      case CREATE, UPDATE, UPGRADE -> true;
      case ACTIVATE, DEACTIVATE, DELETE, CLEANUP -> false;
    };
  }
}
