package io.marketsuite.lifecycle.domain;

import static io.marketsuite.contracts.lifecycle.FeatureStatus.*;
import static io.marketsuite.contracts.lifecycle.Reason.*;
import static io.marketsuite.contracts.lifecycle.Verdict.*;
import static io.marketsuite.lifecycle.domain.CommandBuilder.*;

import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ActivationStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnomalyNoted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CleanedUp;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DataKeyDiscarded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Deactivated;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DeactivationStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDue;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.GenerationReplaced;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallationStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.OperationJoined;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningWithdrawn;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UninstallReverted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UninstallStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UpdateStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UpgradeStarted;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The verdict table row by row, with every case that a cell distinguishes. */
final class VerdictRows {
  /**
   * @param given what is particular about the state
   * @param events what must have happened, among others
   */
  record Row(
      FeatureStatus status,
      String given,
      Supplier<Scenario> standing,
      CommandBuilder command,
      Verdict verdict,
      Reason reason,
      FeatureStatus after,
      List<Class<? extends LifecycleEvent>> events) {
    @Override
    public String toString() {
      return status
          + (given.isEmpty() ? "" : " (" + given + ")")
          + " × "
          + command.kind()
          + " → "
          + verdict
          + " "
          + reason
          + ", then "
          + after;
    }
  }

  private final List<Row> rows = new ArrayList<>();
  private FeatureStatus status = ABSENT;
  private String given = "";
  private Supplier<Scenario> standing = () -> Standing.in(ABSENT);

  private VerdictRows() {}

  static List<Row> all() {
    VerdictRows it = new VerdictRows();
    it.absent();
    it.installing();
    it.deactivated();
    it.activated();
    it.activating();
    it.deactivating();
    it.upgrading();
    it.updating();
    it.uninstalling();
    it.uninstallingForGood();
    return List.copyOf(it.rows);
  }

  private void absent() {
    in(ABSENT);
    on(create(), ACCEPTED, AS_ASKED, INSTALLING, InstallationStarted.class, StoringRequested.class);
    for (CommandBuilder command : List.of(activate(), deactivate(), update(), upgrade("1", "2"))) {
      on(command, REJECTED, NOT_INSTALLED, ABSENT);
    }
    on(delete(), UNCHANGED, NOT_INSTALLED, ABSENT);
    on(cleanup(), UNCHANGED, NOT_INSTALLED, ABSENT, AnomalyNoted.class);
    standing(ABSENT, "removed", () -> vendor().removed());
    on(create(), ACCEPTED, AS_ASKED, INSTALLING, InstallationStarted.class);
    on(cleanup(), UNCHANGED, NOT_INSTALLED, ABSENT);
    standing(ABSENT, "removed, token of before", () -> vendor().removed());
    on(old(create()), REJECTED, STALE_CREATE, ABSENT, DataKeyDiscarded.class);
    on(old(createWith("second")), ACCEPTED, AS_ASKED, INSTALLING, InstallationStarted.class);
  }

  private void installing() {
    in(INSTALLING);
    on(create(), ACCEPTED, JOINED, INSTALLING, OperationJoined.class, StoringRequested.class);
    on(
        createWith("other"),
        ACCEPTED,
        NEXT_GENERATION,
        INSTALLING,
        ProvisioningWithdrawn.class,
        GenerationReplaced.class,
        InstallationStarted.class);
    for (CommandBuilder command : List.of(activate(), deactivate(), update(), upgrade("1", "2"))) {
      on(command, REJECTED, BUSY, INSTALLING);
    }
    interrupted();
  }

  private void deactivated() {
    in(DEACTIVATED);
    on(create(), UNCHANGED, ALREADY_SO, DEACTIVATED, DataKeyDiscarded.class);
    replaced();
    on(
        activate(),
        ACCEPTED,
        AS_ASKED,
        ACTIVATING,
        ActivationStarted.class,
        ProvisioningRequested.class);
    on(deactivate(), UNCHANGED, ALREADY_SO, DEACTIVATED);
    on(update(), ACCEPTED, AS_ASKED, UPDATING, UpdateStarted.class, StoringRequested.class);
    on(upgrade("2", "3"), ACCEPTED, AS_ASKED, UPGRADING, UpgradeStarted.class);
    on(delete(), ACCEPTED, AS_ASKED, UNINSTALLING, UninstallStarted.class);
    on(cleanup(), ACCEPTED, AS_ASKED, ABSENT, CleanedUp.class, ErasureDue.class);
    standing(
        DEACTIVATED,
        "required setting missing",
        () -> vendor().installedBy(createWithoutSettings()));
    on(activate(), REJECTED, REQUIRED_SETTING_MISSING, DEACTIVATED);
  }

  private void activated() {
    in(ACTIVATED);
    on(create(), UNCHANGED, ALREADY_SO, ACTIVATED, DataKeyDiscarded.class);
    replaced();
    on(activate(), UNCHANGED, ALREADY_SO, ACTIVATED);
    on(deactivate(), ACCEPTED, AS_ASKED, DEACTIVATING, DeactivationStarted.class);
    on(update(), ACCEPTED, AS_ASKED, UPDATING, UpdateStarted.class);
    on(upgrade("2", "3"), ACCEPTED, AS_ASKED, UPGRADING, UpgradeStarted.class);
    on(
        delete(),
        ACCEPTED,
        IMPLICIT_DEACTIVATE,
        UNINSTALLING,
        Deactivated.class,
        AnomalyNoted.class,
        UninstallStarted.class);
    on(cleanup(), ACCEPTED, AS_ASKED, ABSENT, CleanedUp.class, ErasureDue.class);
  }

  private void activating() {
    in(ACTIVATING);
    on(create(), UNCHANGED, ALREADY_SO, ACTIVATING);
    replaced();
    on(activate(), ACCEPTED, JOINED, ACTIVATING, OperationJoined.class);
    busy(deactivate(), update(), upgrade("2", "3"));
    interrupted();
  }

  private void deactivating() {
    in(DEACTIVATING);
    on(create(), UNCHANGED, ALREADY_SO, DEACTIVATING);
    replaced();
    on(deactivate(), ACCEPTED, JOINED, DEACTIVATING, OperationJoined.class);
    busy(activate(), update(), upgrade("2", "3"));
    interrupted();
  }

  private void upgrading() {
    in(UPGRADING);
    on(create(), UNCHANGED, ALREADY_SO, UPGRADING);
    replaced();
    busy(activate(), deactivate(), update(), upgrade("2", "2"), upgrade("1", "3"));
    on(upgrade("2", "3"), ACCEPTED, JOINED, UPGRADING, OperationJoined.class);
    interrupted();
  }

  private void updating() {
    in(UPDATING);
    on(create(), UNCHANGED, ALREADY_SO, UPDATING);
    on(createWith("other"), ACCEPTED, REPLACED, INSTALLING, GenerationReplaced.class);
    busy(activate(), deactivate(), upgrade("2", "3"));
    on(update(), ACCEPTED, AS_ASKED, UPDATING, UpdateStarted.class, StoringRequested.class);
    on(delete(), ACCEPTED, AS_ASKED, UNINSTALLING, Deactivated.class, UninstallStarted.class);
    on(cleanup(), ACCEPTED, AS_ASKED, ABSENT, CleanedUp.class, ErasureDue.class);
  }

  private void uninstalling() {
    standing(UNINSTALLING, "unanswered", () -> Standing.in(UNINSTALLING));
    on(create(), REJECTED, BEING_UNINSTALLED, UNINSTALLING);
    on(createWith("other"), ACCEPTED, NEXT_GENERATION, INSTALLING, GenerationReplaced.class);
    on(
        activate(),
        ACCEPTED,
        AS_ASKED,
        ACTIVATING,
        UninstallReverted.class,
        ActivationStarted.class);
    on(deactivate(), UNCHANGED, ALREADY_SO, DEACTIVATED, UninstallReverted.class);
    on(update(), ACCEPTED, AS_ASKED, UPDATING, UninstallReverted.class, UpdateStarted.class);
    on(upgrade("2", "3"), ACCEPTED, AS_ASKED, UPGRADING, UninstallReverted.class);
    on(delete(), ACCEPTED, JOINED, UNINSTALLING, OperationJoined.class);
    on(cleanup(), ACCEPTED, AS_ASKED, ABSENT, CleanedUp.class, ErasureDue.class);
  }

  private void uninstallingForGood() {
    standing(UNINSTALLING, "its 202 is recorded", () -> vendor().uninstallingForGood());
    on(create(), REJECTED, BEING_UNINSTALLED, UNINSTALLING);
    on(createWith("other"), ACCEPTED, NEXT_GENERATION, INSTALLING, GenerationReplaced.class);
    for (CommandBuilder command : List.of(activate(), deactivate(), update(), upgrade("2", "3"))) {
      on(command, REJECTED, BEING_UNINSTALLED, UNINSTALLING);
    }
    on(delete(), ACCEPTED, JOINED, UNINSTALLING, OperationJoined.class);
    on(cleanup(), ACCEPTED, AS_ASKED, ABSENT, ProvisioningWithdrawn.class, CleanedUp.class);
  }

  private void replaced() {
    on(
        createWith("other"),
        ACCEPTED,
        REPLACED,
        INSTALLING,
        GenerationReplaced.class,
        InstallationStarted.class,
        ProvisioningRequested.class);
  }

  /** With the vendor at work: cancelled and fenced. */
  private void interrupted() {
    on(
        delete(),
        ACCEPTED,
        AS_ASKED,
        UNINSTALLING,
        ProvisioningWithdrawn.class,
        UninstallStarted.class);
    on(
        cleanup(),
        ACCEPTED,
        AS_ASKED,
        ABSENT,
        ProvisioningWithdrawn.class,
        CleanedUp.class,
        ErasureDue.class);
  }

  private void busy(CommandBuilder... commands) {
    for (CommandBuilder command : commands) {
      on(command, REJECTED, BUSY, status);
    }
  }

  private void in(FeatureStatus begin) {
    standing(begin, "", () -> Standing.in(begin));
  }

  private void standing(FeatureStatus begin, String particular, Supplier<Scenario> how) {
    status = begin;
    given = particular;
    standing = how;
  }

  private void on(
      CommandBuilder command,
      Verdict verdict,
      Reason reason,
      FeatureStatus after,
      Class<?>... events) {
    List<Class<? extends LifecycleEvent>> happened = new ArrayList<>();
    for (Class<?> event : events) {
      happened.add(event.asSubclass(LifecycleEvent.class));
    }
    rows.add(new Row(status, given, standing, command, verdict, reason, after, happened));
  }

  private static Standing vendor() {
    return Standing.of(Scenario.givenVendor());
  }

  private static CommandBuilder old(CommandBuilder command) {
    return command.tokenIssuedAt(Fixtures.START);
  }
}
