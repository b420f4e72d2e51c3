package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnomalyNoted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningWithdrawn;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ReprovisioningRequested;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.RepairAction;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The vendor is asked once more. */
class ReprovisioningTest {
  private static final RepairAction AGAIN = new RepairAction.Reprovision();

  @ParameterizedTest
  @EnumSource(
      value = FeatureStatus.class,
      names = {"INSTALLING", "ACTIVATING", "DEACTIVATING", "UPGRADING"})
  void whatIsUnderWayIsAskedUnderANewIdAndTheOldOneIsFenced(FeatureStatus status) {
    Scenario scenario = Standing.in(status);
    ProvisioningRequest before = scenario.request();
    Step again = scenario.orders(AGAIN);
    ProvisioningRequest after = scenario.request();

    assertThat(again.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(again.the(ProvisioningWithdrawn.class).requestId()).isEqualTo(before.requestId());
    assertThat(after.requestId()).isNotEqualTo(before.requestId());
    assertThat(after.kind()).isEqualTo(before.kind());
    assertThat(after.newVersion()).isEqualTo(before.newVersion());
    assertThat(scenario.vendorSays(before.requestId(), ProvisioningStatus.SUCCESS).verdict())
        .isEqualTo(Verdict.IGNORED);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);
    assertThat(scenario.current().operation()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"DEACTIVATED, CREATE", "ACTIVATED, ACTIVATE"})
  void atRestItIsAskedForWhatTheStatusSays(FeatureStatus status, CommandKind kind) {
    Scenario scenario = Standing.in(status);
    Step again = scenario.orders(AGAIN);

    assertThat(again.the(ReprovisioningRequested.class).request().kind()).isEqualTo(kind);
    assertThat(again.status()).isEqualTo(status);
    assertThat(scenario.vendorSays(ProvisioningStatus.SUCCESS).status()).isEqualTo(status);
    assertThat(scenario.state().outstandingRequest()).isEmpty();
  }

  @Test
  void aFailureAtRestIsAnAnomalyAndNoMore() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    scenario.orders(AGAIN);
    Step failed = scenario.vendorSays(ProvisioningStatus.FAILED);

    assertThat(failed.has(AnomalyNoted.class)).isTrue();
    assertThat(failed.status()).isEqualTo(FeatureStatus.ACTIVATED);
  }

  @Test
  void silenceAtRestIsAnAnomalyAndNoMore() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    scenario.orders(AGAIN);
    Step silent = scenario.deadline(Deadline.Provisioning.class);

    assertThat(silent.the(AnomalyNoted.class).reason()).isEqualTo(Reason.PROVISIONING_TIMED_OUT);
    assertThat(silent.status()).isEqualTo(FeatureStatus.ACTIVATED);
    assertThat(scenario.state().outstandingRequest()).isEmpty();
  }

  @Test
  void theNextCommandsRequestWaitsForIt() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    String repair = scenario.orders(AGAIN).the(ReprovisioningRequested.class).request().requestId();
    Step deactivate = scenario.send(CommandBuilder.deactivate());
    Step done = scenario.vendorSays(repair, ProvisioningStatus.SUCCESS);

    assertThat(deactivate.has(ProvisioningRequested.class)).isFalse();
    assertThat(done.the(ProvisioningRequested.class).request().kind())
        .isEqualTo(CommandKind.DEACTIVATE);
    assertThat(done.status()).isEqualTo(FeatureStatus.DEACTIVATING);
  }

  @Test
  void aFailureOfItDoesNotFailTheUpgradeBehindIt() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    String repair = scenario.orders(AGAIN).the(ReprovisioningRequested.class).request().requestId();
    Command upgrade =
        scenario.send(CommandBuilder.upgrade("2", "2").credentials("worker", "w")).command();
    scenario.stored(upgrade);
    Command migrate = scenario.send(CommandBuilder.upgrade("2", "3")).command();
    scenario.stored(migrate);
    Step failed = scenario.vendorSays(repair, ProvisioningStatus.FAILED);

    assertThat(failed.status()).isEqualTo(FeatureStatus.UPGRADING);
    assertThat(scenario.request().kind()).isEqualTo(CommandKind.UPGRADE);
  }

  @Test
  void aDeleteWithdrawsIt() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    scenario.orders(AGAIN);
    Step delete = scenario.send(CommandBuilder.delete());

    assertThat(delete.has(ProvisioningWithdrawn.class)).isTrue();
    assertThat(scenario.state().outstandingRequest()).isEmpty();
  }

  @Test
  void whereTheVendorHasNoPartThereIsNothingToAsk() {
    Scenario scenario = Standing.of(Scenario.given()).installed();

    assertThat(scenario.orders(AGAIN).reason()).isEqualTo(Reason.NO_PROVISIONING);
  }

  @Test
  void whatIsNotTheVendorsTurnYetIsNotAsked() {
    Scenario scenario = Scenario.givenVendor();
    scenario.send(CommandBuilder.create());

    assertThat(scenario.orders(AGAIN).reason()).isEqualTo(Reason.NOTHING_OUTSTANDING);
  }

  @Test
  void anOlderGenerationsDeprovisioningNeedsTheOverrideAndItsName() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    scenario.send(CommandBuilder.createWith("second"));
    ProvisioningRequest old = scenario.request();
    Step unnamed = scenario.ordersWithOverride(AGAIN);
    Step plain = scenario.orders(AGAIN, Optional.of(1L), false);
    Step overridden = scenario.orders(AGAIN, Optional.of(1L), true);

    assertThat(old.generation()).isEqualTo(1);
    assertThat(unnamed.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(plain.reason()).isEqualTo(Reason.OVERRIDE_NEEDED);
    assertThat(overridden.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(scenario.request().generation()).isEqualTo(1);
    assertThat(scenario.request().kind()).isEqualTo(CommandKind.DELETE);
    assertThat(scenario.request().requestId()).isNotEqualTo(old.requestId());
  }
}
