package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;

/** Where a story begins: brings a scenario to a state the way the marketplace would. */
final class Standing {
  private final Scenario it;

  private Standing(Scenario scenario) {
    this.it = scenario;
  }

  static Standing of(Scenario scenario) {
    return new Standing(scenario);
  }

  /** In the middle of what that status says, with the vendor where he has a part. */
  static Scenario in(FeatureStatus status) {
    Standing standing = of(Scenario.givenVendor());
    return switch (status) {
      case ABSENT -> standing.it;
      case INSTALLING -> standing.installing();
      case DEACTIVATED -> standing.installed();
      case ACTIVATED -> standing.activated();
      case ACTIVATING -> standing.activating();
      case DEACTIVATING -> standing.deactivating();
      case UPDATING -> standing.updating();
      case UPGRADING -> standing.upgrading();
      case UNINSTALLING -> standing.uninstalling();
    };
  }

  Scenario installing() {
    Command create = it.send(CommandBuilder.create()).command();
    it.stored(create);
    return it;
  }

  /** Installed, and the marketplace knows it. */
  Scenario installed() {
    installedBy(CommandBuilder.create());
    return it;
  }

  Scenario installedBy(CommandBuilder builder) {
    Command create = it.send(builder).command();
    it.stored(create);
    vendorDone();
    it.answered(create, 200);
    return it;
  }

  Scenario activated() {
    installed();
    return activatedAgain();
  }

  Scenario activatedAgain() {
    Command activate = it.send(CommandBuilder.activate()).command();
    vendorDone();
    it.answered(activate, 200);
    return it;
  }

  Scenario activating() {
    installed();
    it.send(CommandBuilder.activate());
    return it;
  }

  Scenario deactivating() {
    activated();
    it.send(CommandBuilder.deactivate());
    return it;
  }

  /** From activated. */
  Scenario updating() {
    activated();
    it.send(CommandBuilder.update());
    return it;
  }

  /** From activated. */
  Scenario upgrading() {
    activated();
    Command upgrade =
        it.send(CommandBuilder.upgrade("2", "3").credentials("worker", "w")).command();
    it.stored(upgrade);
    return it;
  }

  /** A Delete whose answer is not known. */
  Scenario uninstalling() {
    installed();
    it.send(CommandBuilder.delete());
    return it;
  }

  /** A Delete whose 202 is recorded. */
  Scenario uninstallingForGood() {
    uninstalling();
    it.answered(it.last(CommandKind.DELETE), 202);
    return it;
  }

  /** Deleted, called back, erased; only remembered. */
  Scenario removed() {
    uninstallingForGood();
    vendorDone();
    it.callbackEnded(it.last(CommandKind.DELETE), CallbackEnding.DELIVERED);
    it.erased(it.state().lastGeneration());
    return it;
  }

  /** Removed, and installed again with new clients. */
  Scenario reinstalled() {
    removed();
    return installedBy(CommandBuilder.createWith("second"));
  }

  private void vendorDone() {
    if (it.state().outstandingRequest().isPresent()) {
      it.vendorSays(ProvisioningStatus.SUCCESS);
    }
  }
}
