package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ActivationFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnomalyNoted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DeactivationFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DeprovisioningAbandoned;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDue;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UninstallFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UpdateFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UpgradeFailed;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.StoreResult;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The paragraph below the verdict table: where a feature stands after each failure. */
class FailuresTest {

  @Test
  void aFailedCreateLeavesTheFeatureAbsent() {
    Scenario scenario = Standing.in(FeatureStatus.INSTALLING);

    Step step = scenario.vendorSays(ProvisioningStatus.FAILED);

    assertThat(step.status()).isEqualTo(FeatureStatus.ABSENT);
    assertThat(step.the(InstallFailed.class).reason()).isEqualTo(Reason.PROVISIONING_FAILED);
    assertThat(step.conclusionOf(scenario.last(CommandKind.CREATE)).orElseThrow().succeeded())
        .isFalse();
  }

  @Test
  void aFailedActivateLeavesItDeactivated() {
    Step step = Standing.in(FeatureStatus.ACTIVATING).vendorSays(ProvisioningStatus.FAILED);

    assertThat(step.status()).isEqualTo(FeatureStatus.DEACTIVATED);
    assertThat(step.has(ActivationFailed.class)).isTrue();
  }

  @Test
  void aFailedDeactivateLeavesItActivated() {
    Step step = Standing.in(FeatureStatus.DEACTIVATING).vendorSays(ProvisioningStatus.FAILED);

    assertThat(step.status()).isEqualTo(FeatureStatus.ACTIVATED);
    assertThat(step.has(DeactivationFailed.class)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = StoreResult.class,
      names = {"EXPIRED", "INVALID"})
  void aFailedUpdateLeavesTheSettingsUnchanged(StoreResult result) {
    Scenario scenario = Standing.in(FeatureStatus.UPDATING);
    Set<String> present = scenario.current().presentSettings();

    Step step = scenario.stored(scenario.last(CommandKind.UPDATE), result);

    assertThat(step.status()).isEqualTo(FeatureStatus.ACTIVATED);
    assertThat(step.has(UpdateFailed.class)).isTrue();
    assertThat(scenario.current().presentSettings()).isEqualTo(present);
  }

  @Test
  void aFailedUpgradeLeavesThePreviousStatusAndVersionAndKeepsTheNewCredentials() {
    Scenario scenario = Standing.in(FeatureStatus.UPGRADING);

    Step step = scenario.vendorSays(ProvisioningStatus.FAILED);

    assertThat(step.status()).isEqualTo(FeatureStatus.ACTIVATED);
    assertThat(step.has(UpgradeFailed.class)).isTrue();
    assertThat(scenario.current().manifestVersion()).isEqualTo(2);
    assertThat(scenario.current().confidentialClients())
        .extracting(ClientRef::serviceId)
        .containsExactly("backend", "worker");
  }

  @Test
  void aFailedUpgradeOfADeactivatedFeatureLeavesItDeactivated() {
    Scenario scenario = Standing.in(FeatureStatus.DEACTIVATED);
    scenario.stored(scenario.send(CommandBuilder.upgrade("2", "3")).command());

    assertThat(scenario.vendorSays(ProvisioningStatus.FAILED).status())
        .isEqualTo(FeatureStatus.DEACTIVATED);
  }

  @Test
  void aFailedUninstallLeavesItDeactivated() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).uninstallingForGood();

    Step step = scenario.vendorSays(ProvisioningStatus.FAILED);

    assertThat(step.status()).isEqualTo(FeatureStatus.DEACTIVATED);
    assertThat(step.has(UninstallFailed.class)).isTrue();
    assertThat(step.callbackOf(scenario.last(CommandKind.DELETE)).orElseThrow().status())
        .isEqualTo(CallbackStatus.FAILED);
  }

  @Test
  void anUninstallOfAGenerationWithASuccessorCannotFailItIsTriedAgain() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).uninstallingForGood();
    scenario.stored(scenario.send(CommandBuilder.createWith("second")).command());

    Step step = scenario.vendorSays(ProvisioningStatus.FAILED);

    assertThat(step.status()).isEqualTo(FeatureStatus.INSTALLING);
    assertThat(step.has(UninstallFailed.class)).isFalse();
    assertThat(step.the(ProvisioningRequested.class).generation()).isEqualTo(1);
  }

  @Test
  void aCleanupCannotFailOurErasureIsDueAtOnceAndTheVendorsPartIsTriedAgain() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    Step cleanup = scenario.send(CommandBuilder.cleanup());

    Step refused = scenario.vendorSays(ProvisioningStatus.FAILED);

    assertThat(cleanup.conclusionOf(cleanup.command()).orElseThrow().succeeded()).isTrue();
    assertThat(cleanup.the(ErasureDue.class).generation()).isEqualTo(1);
    assertThat(refused.status()).isEqualTo(FeatureStatus.ABSENT);
    assertThat(refused.the(ProvisioningRequested.class).request().kind())
        .isEqualTo(CommandKind.CLEANUP);
  }

  @Test
  void aCleanupThatTheVendorKeepsRefusingIsGivenToTheOperatorWithAnAlert() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    scenario.send(CommandBuilder.cleanup());
    scenario.vendorSays(ProvisioningStatus.FAILED);
    scenario.vendorSays(ProvisioningStatus.FAILED);

    Step step = scenario.vendorSays(ProvisioningStatus.FAILED);

    assertThat(step.the(DeprovisioningAbandoned.class).attempts())
        .isEqualTo(Fixtures.DEPROVISIONING_ATTEMPTS);
    assertThat(step.has(AnomalyNoted.class)).isTrue();
    assertThat(scenario.state().outstandingRequest()).isEmpty();
  }
}
