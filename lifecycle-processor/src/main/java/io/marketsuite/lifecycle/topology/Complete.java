package io.marketsuite.lifecycle.topology;

import io.marketsuite.contracts.lifecycle.CallbackAttempted;
import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandAnswered;
import io.marketsuite.contracts.lifecycle.DeadlinePassed;
import io.marketsuite.contracts.lifecycle.Erased;
import io.marketsuite.contracts.lifecycle.InstallationImported;
import io.marketsuite.contracts.lifecycle.InstalledElsewhere;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.OperatorOrder;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.RepairAction;
import io.marketsuite.contracts.lifecycle.RepairOrdered;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.Tick;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether an input has what must be there, and stands under its own key. */
final class Complete {
  private Complete() {}

  /** The installation an input belongs to; empty for a tick, which belongs to a partition. */
  static Optional<Keys> keys(LifecycleInput input) {
    return switch (input) {
      case Tick it -> Optional.empty();
      case Command it -> keys(it.tenantId(), it.featureId());
      case CommandAnswered it -> keys(it.tenantId(), it.featureId());
      case InstallationImported it -> keys(it.tenantId(), it.featureId());
      case RepairOrdered it -> keys(it.tenantId(), it.featureId());
      case DeadlinePassed it -> keys(it.tenantId(), it.featureId());
      case StoreAnswered it -> keys(it.tenantId(), it.featureId());
      case Erased it -> keys(it.tenantId(), it.featureId());
      case ProvisioningResult it -> keys(it.tenantId(), it.featureId());
      case CallbackAttempted it -> keys(it.tenantId(), it.featureId());
      case CallbackEnded it -> keys(it.tenantId(), it.featureId());
    };
  }

  /**
   * @throws UnreadableRecordException if something is missing
   */
  static void check(LifecycleInput input) {
    boolean whole =
        switch (input) {
          case Tick it -> true;
          case Command it ->
              all(
                      it.commandId(),
                      it.kind(),
                      it.tenantDisplay(),
                      it.token(),
                      it.receivedAt(),
                      it.answerMode(),
                      it.callbackUrl(),
                      it.oldVersion(),
                      it.newVersion(),
                      it.secrets(),
                      it.applyBefore())
                  && all(it.token().issuer(), it.token().issuedAt());
          case CommandAnswered it -> all(it.commandId(), it.kind());
          case InstallationImported it ->
              all(it.importId(), it.installation())
                  && whole(it.installation())
                  && whole(it.order());
          case RepairOrdered it ->
              all(it.repairId(), it.action(), it.generation())
                  && whole(it.action())
                  && whole(it.order());
          case DeadlinePassed it -> all(it.deadlineId());
          case StoreAnswered it -> all(it.commandId(), it.result());
          case Erased it -> all(it.receiptId());
          case ProvisioningResult it -> all(it.requestId(), it.status());
          case CallbackAttempted it -> all(it.commandId(), it.kind(), it.outcome());
          case CallbackEnded it -> all(it.commandId(), it.kind(), it.ending());
        };
    if (!whole) {
      throw new UnreadableRecordException(
          "a " + input.getClass().getSimpleName() + " lacks a field it must have");
    }
    keys(input);
  }

  private static boolean whole(OperatorOrder it) {
    return it != null && all(it.operator(), it.reasonId(), it.orderedAt());
  }

  private static boolean whole(InstalledElsewhere it) {
    return all(it.tenantDisplay(), it.issuer(), it.status(), it.secrets());
  }

  private static boolean whole(RepairAction action) {
    return switch (action) {
      case RepairAction.ForceStatus it -> all(it.status());
      case RepairAction.ForceAbsent it -> true;
      case RepairAction.ResendCallback it -> true;
      case RepairAction.Reprovision it -> true;
      case RepairAction.Adopt it ->
          all(it.installation()) && it.installation().map(Complete::whole).orElse(true);
    };
  }

  private static boolean all(Object... fields) {
    return Stream.of(fields).allMatch(field -> field != null);
  }

  private static Optional<Keys> keys(String tenantId, String featureId) {
    return Optional.of(Keys.parse(Keys.of(tenantId, featureId)));
  }
}
