package io.marketsuite.lifecycle.domain;

import static io.marketsuite.lifecycle.domain.Ruling.*;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;

/**
 * State × command: the one place where it is decided what a command means where. Late commands are
 * refused before the table is asked.
 */
public final class VerdictTable {
  private VerdictTable() {}

  public static Ruling ruling(FeatureStatus status, CommandKind kind) {
    return switch (status) {
      case ABSENT -> absent(kind);
      case INSTALLING -> installing(kind);
      case DEACTIVATED -> deactivated(kind);
      case ACTIVATED -> activated(kind);
      case ACTIVATING, DEACTIVATING, UPGRADING -> changing(kind);
      case UPDATING -> updating(kind);
      case UNINSTALLING -> uninstalling(kind);
    };
  }

  private static Ruling absent(CommandKind kind) {
    return switch (kind) {
      case CREATE -> NEXT_GENERATION_UNLESS_STALE;
      case ACTIVATE, DEACTIVATE, UPDATE, UPGRADE -> REFUSE_NOT_INSTALLED;
      case DELETE -> UNCHANGED_ABSENT;
      case CLEANUP -> UNCHANGED_ABSENT_ALERT;
    };
  }

  private static Ruling installing(CommandKind kind) {
    return switch (kind) {
      case CREATE -> JOIN_SAME_ELSE_NEXT_GENERATION;
      case ACTIVATE, DEACTIVATE, UPDATE, UPGRADE -> REFUSE_BUSY;
      case DELETE -> INTERRUPT_UNINSTALL;
      case CLEANUP -> INTERRUPT_ERASE;
    };
  }

  private static Ruling deactivated(CommandKind kind) {
    return switch (kind) {
      case CREATE -> UNCHANGED_SAME_ELSE_REPLACE;
      case ACTIVATE -> ACTIVATE;
      case DEACTIVATE -> UNCHANGED;
      case UPDATE -> UPDATE;
      case UPGRADE -> UPGRADE_STAY;
      case DELETE -> UNINSTALL;
      case CLEANUP -> ERASE;
    };
  }

  private static Ruling activated(CommandKind kind) {
    return switch (kind) {
      case CREATE -> UNCHANGED_SAME_ELSE_REPLACE;
      case ACTIVATE -> UNCHANGED;
      case DEACTIVATE -> DEACTIVATE;
      case UPDATE -> UPDATE;
      case UPGRADE -> UPGRADE;
      case DELETE -> UNINSTALL_IMPLICIT;
      case CLEANUP -> ERASE;
    };
  }

  private static Ruling changing(CommandKind kind) {
    return switch (kind) {
      case CREATE -> UNCHANGED_SAME_ELSE_REPLACE;
      case ACTIVATE, DEACTIVATE -> JOIN_SAME_KIND_ELSE_REFUSE;
      case UPDATE -> REFUSE_BUSY;
      case UPGRADE -> JOIN_SAME_VERSIONS_ELSE_REFUSE;
      case DELETE -> INTERRUPT_UNINSTALL;
      case CLEANUP -> INTERRUPT_ERASE;
    };
  }

  private static Ruling updating(CommandKind kind) {
    return switch (kind) {
      case CREATE -> UNCHANGED_SAME_ELSE_REPLACE;
      case ACTIVATE, DEACTIVATE, UPGRADE -> REFUSE_BUSY;
      case UPDATE -> UPDATE_BEHIND;
      case DELETE -> INTERRUPT_UNINSTALL;
      case CLEANUP -> INTERRUPT_ERASE;
    };
  }

  private static Ruling uninstalling(CommandKind kind) {
    return switch (kind) {
      case CREATE -> REFUSE_SAME_ELSE_NEXT_GENERATION;
      case ACTIVATE, DEACTIVATE, UPDATE, UPGRADE -> BACK_IF_UNANSWERED_ELSE_REFUSE;
      case DELETE -> JOIN;
      case CLEANUP -> ERASE;
    };
  }
}
