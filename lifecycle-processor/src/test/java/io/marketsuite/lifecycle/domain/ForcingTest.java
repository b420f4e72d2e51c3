package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDue;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningWithdrawn;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StatusForced;
import io.marketsuite.contracts.lifecycle.OperatorOrder;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.RepairAction;
import io.marketsuite.contracts.lifecycle.RepairOrdered;
import io.marketsuite.contracts.lifecycle.RestingStatus;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator sets the status: what was under way ends as he says, and is fenced. */
class ForcingTest {
  private static final RepairAction ACTIVATED =
      new RepairAction.ForceStatus(RestingStatus.ACTIVATED);
  private static final RepairAction DEACTIVATED =
      new RepairAction.ForceStatus(RestingStatus.DEACTIVATED);
  private static final RepairAction ABSENT = new RepairAction.ForceAbsent();

  @ParameterizedTest(name = "{0} forced to {1}: its callback says {2}")
  @CsvSource({
    "INSTALLING, DEACTIVATED, SUCCESS",
    "INSTALLING, ACTIVATED, SUCCESS",
    "ACTIVATING, ACTIVATED, SUCCESS",
    "ACTIVATING, DEACTIVATED, FAILED",
    "DEACTIVATING, DEACTIVATED, SUCCESS",
    "DEACTIVATING, ACTIVATED, FAILED",
    "UPGRADING, ACTIVATED, FAILED",
  })
  void whatIsUnderWayEndsAsTheStatusSays(
      FeatureStatus from, RestingStatus to, CallbackStatus told) {
    Scenario scenario = Standing.in(from);
    Command running = running(scenario, from);
    scenario.answered(running, 202);
    Optional<String> fenced = scenario.state().outstandingRequest().map(it -> it.requestId());
    Step forced = scenario.ordersWithOverride(new RepairAction.ForceStatus(to));

    assertThat(forced.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(forced.status()).isEqualTo(to.status());
    assertThat(forced.conclusionOf(running).orElseThrow().reason())
        .isEqualTo(Reason.FORCED_BY_OPERATOR);
    assertThat(forced.callbackOf(running).orElseThrow().status()).isEqualTo(told);
    assertThat(scenario.current().operation()).isEmpty();
    fenced.ifPresent(
        id -> {
          assertThat(forced.the(ProvisioningWithdrawn.class).requestId()).isEqualTo(id);
          assertThat(scenario.vendorSays(id, ProvisioningStatus.FAILED).verdict())
              .isEqualTo(Verdict.IGNORED);
        });
    assertThat(scenario.status()).isEqualTo(to.status());
  }

  private static Command running(Scenario scenario, FeatureStatus status) {
    return scenario.last(
        switch (status) {
          case INSTALLING -> CommandKind.CREATE;
          case ACTIVATING -> CommandKind.ACTIVATE;
          case DEACTIVATING -> CommandKind.DEACTIVATE;
          case UPGRADING -> CommandKind.UPGRADE;
          case UNINSTALLING -> CommandKind.DELETE;
          case ABSENT, DEACTIVATED, ACTIVATED, UPDATING ->
              throw new AssertionError("nothing is under way");
        });
  }

  @Test
  void a202ThatIsRecordedAfterwardsIsKeptWithWhatWasForced() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    Command activate = scenario.last(CommandKind.ACTIVATE);
    scenario.orders(ACTIVATED);
    Step answered = scenario.answered(activate, 202);

    assertThat(answered.callbackOf(activate).orElseThrow().status())
        .isEqualTo(CallbackStatus.SUCCESS);
  }

  @Test
  void aCallbackThatWasOwedBeforeGoesOn() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    Command activate = scenario.last(CommandKind.ACTIVATE);
    scenario.answered(activate, 202);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);
    scenario.orders(DEACTIVATED);

    assertThat(scenario.state().callbacks().get(activate.commandId()).withdrawn()).isFalse();
    assertThat(scenario.callbackEnded(activate, CallbackEnding.DELIVERED).verdict())
        .isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void anInstallationWhoseCreateIsNotStoredCannotBeForced() {
    Scenario scenario = Scenario.givenVendor();
    scenario.send(CommandBuilder.create());
    Step forced = scenario.ordersWithOverride(DEACTIVATED);

    assertThat(forced.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(forced.reason()).isEqualTo(Reason.NOT_STORED);
  }

  @Test
  void updatesAreAppliedFirstAndReturnToIt() {
    Scenario scenario = Standing.in(FeatureStatus.UPDATING);
    Command update = scenario.last(CommandKind.UPDATE);
    Step forced = scenario.orders(DEACTIVATED);
    Step stored = scenario.stored(update);

    assertThat(forced.status()).isEqualTo(FeatureStatus.UPDATING);
    assertThat(forced.after().current().orElseThrow().active()).isFalse();
    assertThat(stored.status()).isEqualTo(FeatureStatus.DEACTIVATED);
    assertThat(stored.after().current().orElseThrow().presentSettings()).contains("backend.colour");
  }

  @Test
  void toActivatedWithoutARequiredSettingNeedsTheOverride() {
    Scenario scenario = Scenario.given();
    Command create = scenario.send(CommandBuilder.createWithoutSettings()).command();
    scenario.stored(create);
    Step refused = scenario.orders(ACTIVATED);
    Step forced = scenario.ordersWithOverride(ACTIVATED);

    assertThat(refused.reason()).isEqualTo(Reason.REQUIRED_SETTING_MISSING);
    assertThat(forced.status()).isEqualTo(FeatureStatus.ACTIVATED);
    assertThat(forced.the(StatusForced.class).status()).isEqualTo(RestingStatus.ACTIVATED);
  }

  @Test
  void backFromAnUninstallationNeedsTheOverride() {
    Scenario scenario = Standing.of(Scenario.given()).installed();
    scenario.send(CommandBuilder.delete());
    Step refused = scenario.orders(DEACTIVATED);
    Step forced = scenario.ordersWithOverride(DEACTIVATED);

    assertThat(refused.reason()).isEqualTo(Reason.OVERRIDE_NEEDED);
    assertThat(forced.status()).isEqualTo(FeatureStatus.DEACTIVATED);
  }

  @Test
  void thereIsNoWayBackWhileTheVendorIsTakingItAway() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).uninstallingForGood();
    Step refused = scenario.ordersWithOverride(DEACTIVATED);

    assertThat(refused.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(refused.reason()).isEqualTo(Reason.BUSY);
    assertThat(refused.status()).isEqualTo(FeatureStatus.UNINSTALLING);
  }

  @Test
  void anOrderFromBeforeAReinstallationDoesNotTouchIt() {
    Scenario scenario = Standing.of(Scenario.given()).installed();
    OperatorOrder early = new OperatorOrder("jane", new UUID(10, 999), scenario.now());
    scenario.after(Duration.ofMinutes(5)).orders(ABSENT);
    scenario.after(Duration.ofMinutes(5));
    Command again = scenario.send(CommandBuilder.create()).command();
    scenario.stored(again);

    Step late =
        scenario.feed(
            new RepairOrdered(
                1,
                new UUID(8, 999),
                Fixtures.TENANT,
                Fixtures.FEATURE,
                ABSENT,
                Optional.empty(),
                false,
                early));

    assertThat(late.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(late.reason()).isEqualTo(Reason.LATE_COMMAND);
    assertThat(late.status()).isEqualTo(FeatureStatus.DEACTIVATED);
  }

  @Test
  void anAbsenceIsDeprovisionedAndErasedInTheProperOrder() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    Step forced = scenario.orders(ABSENT);
    Step deprovisioned = scenario.vendorSays(ProvisioningStatus.SUCCESS);

    assertThat(forced.status()).isEqualTo(FeatureStatus.ABSENT);
    assertThat(forced.has(ErasureDue.class)).isFalse();
    assertThat(deprovisioned.the(ErasureDue.class).generation()).isEqualTo(1);
    assertThat(scenario.erased(1).after().closing()).isEmpty();
  }

  @Test
  void anAbsenceWaitsForTheCallbackOfWhatItEnded() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    Command activate = scenario.last(CommandKind.ACTIVATE);
    scenario.answered(activate, 202);
    Step forced = scenario.orders(ABSENT);
    Step deprovisioned = scenario.vendorSays(ProvisioningStatus.SUCCESS);
    Step ended = scenario.callbackEnded(activate, CallbackEnding.DELIVERED);

    assertThat(forced.callbackOf(activate).orElseThrow().status()).isEqualTo(CallbackStatus.FAILED);
    assertThat(deprovisioned.has(ErasureDue.class)).isFalse();
    assertThat(ended.has(ErasureDue.class)).isTrue();
  }

  @Test
  void anUninstallationForcedToItsEndTellsTheDeletesSuccess() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).uninstallingForGood();
    Command delete = scenario.last(CommandKind.DELETE);
    String outstanding = scenario.request().requestId();
    Step forced = scenario.orders(ABSENT);

    assertThat(forced.callbackOf(delete).orElseThrow().status()).isEqualTo(CallbackStatus.SUCCESS);
    assertThat(scenario.request().requestId()).isEqualTo(outstanding);
  }

  @Test
  void commandsOfBeforeAForcedAbsenceAreLateForTheNextGeneration() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    scenario.orders(ABSENT);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);
    scenario.after(java.time.Duration.ofMinutes(5));
    Command create = scenario.send(CommandBuilder.createWith("second")).command();
    scenario.stored(create.commandId(), StoreResult.STORED);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);
    Step late =
        scenario.send(CommandBuilder.activate().tokenIssuedAt(scenario.now().minusSeconds(400)));

    assertThat(late.reason()).isEqualTo(Reason.LATE_COMMAND);
  }

  @Test
  void anotherGenerationThanTheOneMeantIsNotTouched() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).reinstalled();
    Step forced = scenario.orders(ABSENT, Optional.of(1L), true);

    assertThat(forced.reason()).isEqualTo(Reason.OTHER_GENERATION);
    assertThat(forced.status()).isEqualTo(FeatureStatus.DEACTIVATED);
  }
}
