package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AbsenceForced;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StatusForced;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.RepairOrdered;
import io.marketsuite.contracts.lifecycle.RestingStatus;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.lifecycle.domain.RepairRuling.OfAbsence;
import io.marketsuite.lifecycle.domain.RepairRuling.OfStatus;
import java.util.Optional;

/**
 * An operator sets the status. What is under way is fenced: whatever comes for its request is
 * ignored. Its commands end as the forced status says: an Activate forced to activated succeeded,
 * one forced to deactivated failed, and their callbacks tell the marketplace so. A callback that
 * was owed before is not touched: it says what its command did.
 */
final class Forcing {
  private final Story story;
  private final RepairOrdered repair;

  Forcing(Story story, RepairOrdered repair) {
    this.story = story;
    this.repair = repair;
  }

  Decision to(RestingStatus target, OfStatus ruling) {
    return switch (ruling) {
      case REFUSE_NOT_INSTALLED -> refuse(Reason.NOT_INSTALLED);
      case UNCHANGED -> story.decided(Verdict.UNCHANGED, Reason.ALREADY_SO);
      case FORCE_STORED -> stored() ? force(target) : refuse(Reason.NOT_STORED);
      case FORCE_BACK -> back(target);
      case FORCE -> force(target);
      case BEHIND_UPDATES -> behindUpdates(target);
    };
  }

  Decision absent(OfAbsence ruling) {
    return switch (ruling) {
      case UNCHANGED -> story.decided(Verdict.UNCHANGED, Reason.NOT_INSTALLED);
      case CLOSE -> {
        Uninstalling.fence(story);
        yield close(false);
      }
      case CLOSE_UNINSTALLING -> close(true);
    };
  }

  /** While the vendor is asked to take it away, nothing holds that back any more. */
  private Decision back(RestingStatus target) {
    if (!repair.override()) {
      return refuse(Reason.OVERRIDE_NEEDED);
    }
    return story.current().request().isPresent() ? refuse(Reason.BUSY) : force(target);
  }

  /** Without settings and credentials it could serve nobody. */
  private boolean stored() {
    Operation running = story.operation().orElseThrow();
    return running.openStores().stream()
        .noneMatch(request -> request.commandId().equals(running.id()));
  }

  private Decision behindUpdates(RestingStatus target) {
    boolean isSo =
        story.operation().orElseThrow().returnsToActivated() == (target == RestingStatus.ACTIVATED);
    return isSo ? story.decided(Verdict.UNCHANGED, Reason.ALREADY_SO) : force(target);
  }

  private Decision force(RestingStatus target) {
    Generation generation = story.current();
    boolean incomplete =
        target == RestingStatus.ACTIVATED
            && !Changing.missing(story, generation, generation.presentSettings()).isEmpty();
    if (incomplete && !repair.override()) {
      return refuse(Reason.REQUIRED_SETTING_MISSING);
    }
    Optional<Operation> running = generation.operation();
    boolean updating = running.filter(op -> op instanceof Operation.Updating).isPresent();
    if (!updating) {
      // What an operator ordered once more for one at rest, too.
      Uninstalling.fence(story);
    }
    story.tell(new StatusForced(generation.number(), repair.repairId(), target));
    running.filter(op -> !updating).ifPresent(op -> end(op, succeededBy(op, target)));
    return story.decided(Verdict.ACCEPTED, Reason.AS_ASKED);
  }

  private static boolean succeededBy(Operation operation, RestingStatus target) {
    return switch (operation) {
      case Operation.Creating it -> true;
      case Operation.Importing it -> true;
      case Operation.Switching it ->
          (it.kind() == CommandKind.ACTIVATE) == (target == RestingStatus.ACTIVATED);
      case Operation.Upgrading it -> false;
      case Operation.Uninstalling it -> false;
      case Operation.Updating it -> throw new IllegalStateException("Updates are never cut off");
    };
  }

  private Decision close(boolean succeeded) {
    Generation generation = story.current();
    story.tell(
        new AbsenceForced(
            generation.number(),
            repair.repairId(),
            generation.installed(),
            repair.order().orderedAt()));
    generation.operation().ifPresent(op -> end(op, succeeded));
    return story.decided(Verdict.ACCEPTED, Reason.AS_ASKED);
  }

  private void end(Operation operation, boolean succeeded) {
    if (succeeded) {
      story.concludeOpen(operation, true, Reason.FORCED_BY_OPERATOR);
    } else {
      story.conclude(operation, false, Reason.FORCED_BY_OPERATOR);
    }
  }

  private Decision refuse(Reason reason) {
    return story.decided(Verdict.REJECTED, reason);
  }
}
