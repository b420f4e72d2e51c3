package io.marketsuite.ingress.domain;

import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import java.util.EnumMap;
import java.util.Map;

/** What each kind of command waits for. Immutable. */
public final class AnswerModes {

  /** What an operator can say about a kind. */
  public enum Choice {
    /**
     * Asynchronous where the vendor has work to do that takes long: Create, Delete, Cleanup and
     * Upgrade with provisioning; all else synchronous.
     */
    AUTO,
    SYNC,
    ASYNC
  }

  private final Map<CommandKind, AnswerMode> modes = new EnumMap<>(CommandKind.class);

  private AnswerModes() {}

  /**
   * The modes of all kinds.
   *
   * @param choices AUTO where a kind is not named
   * @param provisioning NONE where a kind is not named
   * @throws IllegalArgumentException if Update is asked to be asynchronous: it may not be
   */
  public static AnswerModes of(
      Map<CommandKind, Choice> choices, Map<CommandKind, ProvisioningDelivery> provisioning) {
    if (choices.get(CommandKind.UPDATE) == Choice.ASYNC) {
      throw new IllegalArgumentException("An update is always answered synchronously");
    }
    AnswerModes result = new AnswerModes();
    for (CommandKind kind : CommandKind.values()) {
      ProvisioningDelivery delivery = provisioning.getOrDefault(kind, ProvisioningDelivery.NONE);
      result.modes.put(kind, mode(kind, choices.getOrDefault(kind, Choice.AUTO), delivery));
    }
    return result;
  }

  private static AnswerMode mode(CommandKind kind, Choice choice, ProvisioningDelivery delivery) {
    return switch (choice) {
      case SYNC -> AnswerMode.SYNC;
      case ASYNC -> AnswerMode.ASYNC;
      case AUTO ->
          delivery != ProvisioningDelivery.NONE && takesLong(kind)
              ? AnswerMode.ASYNC
              : AnswerMode.SYNC;
    };
  }

  private static boolean takesLong(CommandKind kind) {
    return switch (kind) {
      case CREATE, DELETE, CLEANUP, UPGRADE -> true;
      case ACTIVATE, DEACTIVATE, UPDATE -> false;
    };
  }

  /** What a command of this kind waits for. */
  public AnswerMode of(CommandKind kind) {
    return modes.get(kind);
  }
}
