package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ActivationFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DeprovisioningAbandoned;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DeprovisioningSkipped;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDue;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Installed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningProgressed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningWithdrawn;
import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The vendor's part: one request at a time, matched by id, silence is failure. */
class ProvisioningTest {

  @Test
  void aRequestTellsAllButSecrets() {
    ProvisioningRequest request = Standing.in(FeatureStatus.INSTALLING).request();

    assertThat(request.generation()).isEqualTo(1);
    assertThat(request.issuer()).isEqualTo(Fixtures.ISSUER);
    assertThat(request.settingsUrl())
        .isEqualTo(
            "http://settings.internal/api/v1/installations/acme/partner/credentials?generation=1");
    assertThat(request.tokenUrl())
        .isEqualTo("http://settings.internal/api/v1/installations/acme/partner/token");
    assertThat(request.delivery()).isEqualTo(ProvisioningDelivery.KAFKA);
  }

  @Test
  void aResultMustMatchTheRequestAndASecondOneIsIgnored() {
    Scenario scenario = Standing.in(FeatureStatus.INSTALLING);
    String id = scenario.request().requestId();
    Step foreign = scenario.vendorSays("another", ProvisioningStatus.SUCCESS);
    Step first = scenario.vendorSays(id, ProvisioningStatus.SUCCESS);
    Step second = scenario.vendorSays(id, ProvisioningStatus.FAILED);

    assertThat(foreign.verdict()).isEqualTo(Verdict.IGNORED);
    assertThat(first.has(Installed.class)).isTrue();
    assertThat(second.verdict()).isEqualTo(Verdict.IGNORED);
    assertThat(second.reason()).isEqualTo(Reason.NOTHING_OUTSTANDING);
  }

  @Test
  void inProgressChangesNothing() {
    Scenario scenario = Standing.in(FeatureStatus.INSTALLING);
    Installation before = scenario.state();

    Step step = scenario.vendorSays(ProvisioningStatus.IN_PROGRESS);

    assertThat(step.has(ProvisioningProgressed.class)).isTrue();
    assertThat(step.after()).isEqualTo(before);
  }

  @Test
  void silenceIsFailureAndTheRequestIsFenced() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    ProvisioningRequest request = scenario.request();

    Step passed = scenario.deadline(Deadline.Provisioning.class);
    Step late = scenario.vendorSays(request.requestId(), ProvisioningStatus.SUCCESS);

    assertThat(passed.recordedAt()).isEqualTo(request.deadline());
    assertThat(passed.the(ActivationFailed.class).reason())
        .isEqualTo(Reason.PROVISIONING_TIMED_OUT);
    assertThat(passed.the(ProvisioningWithdrawn.class).requestId()).isEqualTo(request.requestId());
    assertThat(late.verdict()).isEqualTo(Verdict.IGNORED);
  }

  @Test
  void aDeadlineThatIsNotDueOrNotThereIsIgnored() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);

    Step early = scenario.deadlinePassed("provisioning:" + scenario.request().requestId());
    Step unknown = scenario.deadlinePassed("provisioning:nothing");

    assertThat(List.of(early.verdict(), unknown.verdict())).containsOnly(Verdict.IGNORED);
  }

  @Test
  void whatASilentVendorMayHaveMadeForAFailedInstallationIsTakenAway() {
    Scenario scenario = Standing.in(FeatureStatus.INSTALLING);
    Command create = scenario.last(CommandKind.CREATE);
    scenario.answered(create, 202);

    Step passed = scenario.deadline(Deadline.Provisioning.class);

    assertThat(passed.status()).isEqualTo(FeatureStatus.ABSENT);
    assertThat(passed.callbackOf(create).orElseThrow().status()).isEqualTo(CallbackStatus.FAILED);
    assertThat(passed.the(ProvisioningRequested.class).request().kind())
        .isEqualTo(CommandKind.DELETE);
  }

  @Test
  void theNextGenerationsRequestWaitsForTheOldOnesDeprovisioning() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).uninstallingForGood();
    String running = scenario.request().requestId();
    Step stored = scenario.stored(scenario.send(CommandBuilder.createWith("second")).command());

    Step done = scenario.vendorSays(running, ProvisioningStatus.SUCCESS);

    assertThat(stored.has(ProvisioningRequested.class)).isFalse();
    assertThat(done.the(ProvisioningRequested.class).generation()).isEqualTo(2);
  }

  @Test
  void aRefusedDeprovisioningIsTriedAgainBeforeTheNextGenerationsTurn() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).uninstallingForGood();
    String first = scenario.request().requestId();
    scenario.stored(scenario.send(CommandBuilder.createWith("second")).command());

    Step refused = scenario.vendorSays(ProvisioningStatus.FAILED);

    assertThat(refused.the(ProvisioningRequested.class).generation()).isEqualTo(1);
    assertThat(scenario.request().requestId()).isNotEqualTo(first);
  }

  @Test
  void onceADeprovisioningsDeadlinePassedTheNextGenerationGoesFirst() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).uninstallingForGood();
    scenario.stored(scenario.send(CommandBuilder.createWith("second")).command());

    Step passed = scenario.deadline(Deadline.Provisioning.class);
    Step installed = scenario.vendorSays(ProvisioningStatus.SUCCESS);

    assertThat(passed.the(ProvisioningRequested.class).generation()).isEqualTo(2);
    assertThat(installed.has(Installed.class)).isTrue();
    assertThat(installed.the(ProvisioningRequested.class).generation())
        .as("then the old one is tried again")
        .isEqualTo(1);
  }

  @Test
  void aDeprovisioningIsTriedAsOftenAsConfiguredThenGivenToTheOperator() {
    Scenario scenario = Standing.in(FeatureStatus.DEACTIVATED);
    scenario.stored(scenario.send(CommandBuilder.createWith("second")).command());
    scenario.vendorSays(ProvisioningStatus.FAILED);
    scenario.vendorSays(ProvisioningStatus.FAILED);

    Step third = scenario.vendorSays(ProvisioningStatus.FAILED);

    assertThat(third.the(DeprovisioningAbandoned.class).attempts()).isEqualTo(3);
    assertThat(third.the(ErasureDue.class).generation()).isEqualTo(1);
    assertThat(third.the(ProvisioningRequested.class).generation()).isEqualTo(2);
  }

  @Test
  void whereTheVendorHasNoPartInDeletingTheOldGenerationIsErasedWithoutHim() {
    Scenario scenario =
        Standing.of(Scenario.given(Fixtures.vendorFor(CommandKind.CREATE))).installed();

    Step replaced = scenario.send(CommandBuilder.createWith("second"));

    assertThat(replaced.the(DeprovisioningSkipped.class).generation()).isEqualTo(1);
    assertThat(replaced.the(ErasureDue.class).generation()).isEqualTo(1);
  }
}
