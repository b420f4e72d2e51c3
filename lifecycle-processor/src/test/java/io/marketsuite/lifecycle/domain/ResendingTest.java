package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackConcluded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackResent;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackWithdrawn;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDue;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.RepairAction;
import io.marketsuite.contracts.lifecycle.RestingStatus;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A callback once more: a delivery of its own that changes no state. */
class ResendingTest {
  private static final RepairAction RESEND = new RepairAction.ResendCallback();

  @ParameterizedTest
  @EnumSource(
      value = CallbackEnding.class,
      names = {"DELIVERED", "PRESUMED_DELIVERED", "REFUSED", "DEAD_LETTERED", "DISCARDED"})
  void oneThatEndedIsMadeOnceMoreUnderTheRepairsOwnId(CallbackEnding ending) {
    Scenario scenario = activated(ending);
    Command activate = scenario.last(CommandKind.ACTIVATE);
    Step resent = scenario.orders(RESEND);
    CallbackRequest request = resent.the(CallbackResent.class).request();

    assertThat(resent.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(request.commandId()).isNotEqualTo(activate.commandId());
    assertThat(request.resend().orElseThrow().commandId()).isEqualTo(activate.commandId());
    assertThat(request.resend().orElseThrow().number()).isEqualTo(1);
    assertThat(request.status()).isEqualTo(CallbackStatus.SUCCESS);
    assertThat(request.callbackUrl()).isEqualTo(activate.callbackUrl());
    assertThat(resent.status()).isEqualTo(FeatureStatus.ACTIVATED);
    assertThat(scenario.callbacksOf(activate)).as("the one that was owed").hasSize(1);
  }

  @Test
  void itEndsByItselfAndCanBeMadeOnceMore() {
    Scenario scenario = activated(CallbackEnding.REFUSED);
    CallbackRequest first = scenario.orders(RESEND).the(CallbackResent.class).request();
    Step ended =
        scenario.callbackEnded(
            scenario.state().callbacks().get(first.commandId()), CallbackEnding.REFUSED);
    Step second = scenario.orders(RESEND);

    assertThat(ended.the(CallbackConcluded.class).commandId()).isEqualTo(first.commandId());
    assertThat(second.the(CallbackResent.class).request().resend().orElseThrow().number())
        .isEqualTo(2);
  }

  @Test
  void whileItIsBeingTriedThereIsNoOther() {
    Scenario scenario = activated(CallbackEnding.DELIVERED);
    Step first = scenario.orders(RESEND);

    assertThat(scenario.orders(RESEND).reason()).isEqualTo(Reason.CALLBACK_UNDER_WAY);
    assertThat(scenario.feed(first.input()).reason()).isEqualTo(Reason.DUPLICATE_COMMAND);
  }

  @Test
  void theDeadLetterOfItIsNotRedrivenBesideIt() {
    Scenario scenario = activated(CallbackEnding.DEAD_LETTERED);
    Command activate = scenario.last(CommandKind.ACTIVATE);
    Step resent = scenario.orders(RESEND);

    assertThat(resent.the(CallbackWithdrawn.class).commandId()).isEqualTo(activate.commandId());
    assertThat(scenario.state().callbacks()).doesNotContainKey(activate.commandId());
  }

  @Test
  void oneThatWouldSayWhatIsNotSoAnyMoreNeedsTheOverride() {
    Scenario scenario = activated(CallbackEnding.DELIVERED);
    scenario.orders(new RepairAction.ForceStatus(RestingStatus.DEACTIVATED));

    assertThat(scenario.orders(RESEND).reason()).isEqualTo(Reason.CALLBACK_OUTDATED);
    assertThat(scenario.ordersWithOverride(RESEND).verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void withoutACallbackThereIsNothingToMakeOnceMore() {
    assertThat(Standing.in(FeatureStatus.ACTIVATED).orders(RESEND).reason())
        .isEqualTo(Reason.NO_CALLBACK);
  }

  @Test
  void aRemovedGenerationsDeadLetterKeepsItsCredentialsUntilTheResendEnded() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).uninstallingForGood();
    Command delete = scenario.last(CommandKind.DELETE);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);
    scenario.callbackEnded(delete, CallbackEnding.DEAD_LETTERED);
    Step resent = scenario.orders(RESEND);
    CallbackRequest request = resent.the(CallbackResent.class).request();
    Step ended =
        scenario.callbackEnded(
            scenario.state().callbacks().get(request.commandId()), CallbackEnding.DELIVERED);

    assertThat(resent.has(ErasureDue.class)).isFalse();
    assertThat(ended.has(ErasureDue.class)).isTrue();
  }

  @Test
  void afterTheErasureNobodyCouldAuthenticateIt() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).removed();

    assertThat(scenario.ordersWithOverride(RESEND).reason()).isEqualTo(Reason.NO_CALLBACK);
  }

  @Test
  void anEarlierGenerationsMustBeNamed() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).uninstallingForGood();
    Command delete = scenario.last(CommandKind.DELETE);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);
    scenario.callbackEnded(delete, CallbackEnding.DEAD_LETTERED);
    scenario.send(CommandBuilder.createWith("second"));

    assertThat(scenario.orders(RESEND).reason()).isEqualTo(Reason.OTHER_GENERATION);
    assertThat(scenario.orders(RESEND, Optional.of(1L), true).reason())
        .as("its credentials went when the next generation began")
        .isEqualTo(Reason.NO_CALLBACK);
  }

  /** Activated, and its callback came to that end. */
  private static Scenario activated(CallbackEnding ending) {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    Command activate = scenario.last(CommandKind.ACTIVATE);
    scenario.answered(activate, 202);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);
    scenario.callbackEnded(activate, ending);
    return scenario;
  }
}
