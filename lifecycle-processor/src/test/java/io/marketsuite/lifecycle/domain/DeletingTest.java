package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnomalyNoted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Deactivated;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDue;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UninstallConfirmed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UninstallReverted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Uninstalled;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delete destroys nothing on a hope. */
class DeletingTest {

  @Test
  void theVendorIsAskedOnlyOnceThe202IsRecorded() {
    Scenario scenario = Standing.in(FeatureStatus.UNINSTALLING);
    boolean askedBefore = scenario.state().outstandingRequest().isPresent();

    Step answered = scenario.answered(scenario.last(CommandKind.DELETE), 202);

    assertThat(askedBefore).isFalse();
    assertThat(answered.has(UninstallConfirmed.class)).isTrue();
    assertThat(answered.the(ProvisioningRequested.class).request().kind())
        .isEqualTo(CommandKind.DELETE);
  }

  @Test
  void aSynchronousDeleteIsCompleteForItsSenderButKeepsTheDataUntilIts200IsRecorded() {
    Scenario scenario = Standing.of(Scenario.given()).installed();
    Step delete = scenario.send(CommandBuilder.delete().sync());
    boolean destroyedBefore = scenario.all(ErasureDue.class).size() > 0;

    Step answered = scenario.answered(delete.command(), 200);

    assertThat(delete.conclusionOf(delete.command()).orElseThrow().succeeded()).isTrue();
    assertThat(delete.status()).isEqualTo(FeatureStatus.UNINSTALLING);
    assertThat(destroyedBefore).isFalse();
    assertThat(answered.status()).isEqualTo(FeatureStatus.ABSENT);
    assertThat(answered.has(Uninstalled.class)).isTrue();
    assertThat(answered.the(ErasureDue.class).generation()).isEqualTo(1);
    assertThat(scenario.all(CallbackRequested.class)).isEmpty();
  }

  @Test
  void aDeleteWhoseCallbackNobodyCouldAuthenticateIsCompleteAndTheVendorFollowsItsRecorded200() {
    Scenario scenario = Scenario.given(Fixtures.vendorFor(CommandKind.DELETE));
    Step create = scenario.send(CommandBuilder.createPublicOnly("only-public").sync());
    scenario.stored(create.command());
    scenario.answered(create.command(), 200);
    Step delete = scenario.send(CommandBuilder.delete());
    boolean askedBefore = scenario.state().outstandingRequest().isPresent();

    Step answered = scenario.answered(delete.command(), 200);

    assertThat(delete.conclusionOf(delete.command()).orElseThrow().succeeded()).isTrue();
    assertThat(askedBefore).isFalse();
    assertThat(answered.the(ProvisioningRequested.class).request().kind())
        .isEqualTo(CommandKind.DELETE);
    assertThat(scenario.all(CallbackRequested.class)).isEmpty();
  }

  @Test
  void anAsynchronousDeleteWithoutVendorIsCompleteOnceIts202IsRecorded() {
    Scenario scenario = Standing.of(Scenario.given()).installed();
    Step delete = scenario.send(CommandBuilder.delete());

    Step answered = scenario.answered(delete.command(), 202);

    assertThat(delete.conclusionOf(delete.command())).isEmpty();
    assertThat(answered.has(Uninstalled.class)).isTrue();
    assertThat(answered.callbackOf(delete.command()).orElseThrow().status())
        .isEqualTo(CallbackStatus.SUCCESS);
    assertThat(answered.has(ErasureDue.class)).isFalse();
  }

  @Test
  void anUnansweredDeleteGoesBackByItsDeadline() {
    Scenario scenario = Standing.of(Scenario.given()).activated();
    Step delete = scenario.send(CommandBuilder.delete().sync());

    Step passed = scenario.deadline(Deadline.DeleteAnswer.class);

    assertThat(passed.recordedAt())
        .isEqualTo(delete.recordedAt().plus(Fixtures.DELETE_ANSWER_DEADLINE));
    assertThat(passed.status()).isEqualTo(FeatureStatus.DEACTIVATED);
    assertThat(passed.the(UninstallReverted.class).reason()).isEqualTo(Reason.DELETE_UNANSWERED);
    assertThat(passed.conclusionOf(delete.command()).orElseThrow().succeeded()).isFalse();
  }

  @Test
  void aDeleteThatWasRefusedToItsSenderGoesBackAtOnce() {
    Scenario scenario = Standing.in(FeatureStatus.UNINSTALLING);

    Step answered = scenario.answered(scenario.last(CommandKind.DELETE), 503);

    assertThat(answered.status()).isEqualTo(FeatureStatus.DEACTIVATED);
    assertThat(answered.has(UninstallReverted.class)).isTrue();
  }

  @Test
  void aRefusedDeleteWaitsForTheOneThatJoinedIt() {
    Scenario scenario = Standing.in(FeatureStatus.UNINSTALLING);
    Command first = scenario.last(CommandKind.DELETE);
    Command second = scenario.send(CommandBuilder.delete()).command();

    Step refused = scenario.answered(first, 503);
    Step promised = scenario.answered(second, 202);

    assertThat(refused.status()).isEqualTo(FeatureStatus.UNINSTALLING);
    assertThat(promised.has(UninstallConfirmed.class)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202})
  void anAnswerThatBecomesKnownAfterItWentBackIsKept(int status) {
    Scenario scenario = Standing.of(Scenario.given()).installed();
    Command delete = scenario.send(CommandBuilder.delete().sync()).command();
    scenario.deadline(Deadline.DeleteAnswer.class);

    Step late = scenario.answered(delete, status);

    assertThat(late.status()).isEqualTo(FeatureStatus.ABSENT);
    assertThat(late.has(Uninstalled.class)).isTrue();
    assertThat(scenario.callbacksOf(delete)).hasSize(status == 202 ? 1 : 0);
    assertThat(scenario.callbacksOf(delete))
        .allMatch(callback -> callback.status() == CallbackStatus.SUCCESS);
  }

  @Test
  void anAnswerThatBecomesKnownAfterALaterCommandTookItBackDestroysNothing() {
    Scenario scenario = Standing.of(Scenario.given()).installed();
    Command delete = scenario.send(CommandBuilder.delete().sync()).command();
    scenario.send(CommandBuilder.activate());

    Step late = scenario.answered(delete, 202);

    assertThat(late.status()).isEqualTo(FeatureStatus.ACTIVATED);
    assertThat(late.callbackOf(delete).orElseThrow().endAs()).contains(CallbackEnding.SUPERSEDED);
  }

  @Test
  void norWhereThatLaterCommandWasRefused() {
    Scenario scenario = Scenario.given();
    Standing.of(scenario).installedBy(CommandBuilder.createWithoutSettings());
    Command delete = scenario.send(CommandBuilder.delete().sync()).command();
    Step activate = scenario.send(CommandBuilder.activate());

    Step late = scenario.answered(delete, 200);

    assertThat(activate.reason()).isEqualTo(Reason.REQUIRED_SETTING_MISSING);
    assertThat(late.status()).isEqualTo(FeatureStatus.DEACTIVATED);
    assertThat(scenario.all(ErasureDue.class)).isEmpty();
  }

  @Test
  void nothingIsDestroyedOnceTheMarketplaceWentOnAfterItWentBack() {
    Scenario scenario = Standing.of(Scenario.given()).installed();
    Command delete = scenario.send(CommandBuilder.delete().sync()).command();
    scenario.deadline(Deadline.DeleteAnswer.class);
    scenario.send(CommandBuilder.activate());
    scenario.send(CommandBuilder.deactivate());

    Step late = scenario.answered(delete, 200);

    assertThat(late.status()).isEqualTo(FeatureStatus.DEACTIVATED);
    assertThat(scenario.all(ErasureDue.class)).isEmpty();
  }

  @Test
  void aCommandReceivedBeforeTheDeleteThatOnlyArrivesLateDoesNotTakeItBack() {
    Scenario scenario = Standing.of(Scenario.given()).installed();
    Instant before = scenario.now();
    scenario.after(Duration.ofSeconds(3));
    Command delete = scenario.send(CommandBuilder.delete().sync()).command();

    Step late = scenario.send(CommandBuilder.activate().receivedAt(before));
    Step answered = scenario.answered(delete, 200);

    assertThat(late.reason()).isEqualTo(Reason.BEING_UNINSTALLED);
    assertThat(answered.status()).isEqualTo(FeatureStatus.ABSENT);
  }

  @Test
  void aDeleteOfAnActivatedFeatureIsRecordedAsAnAnomalyAndGoesBackToDeactivated() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    Step delete = scenario.send(CommandBuilder.delete());

    Step reverted = scenario.deadline(Deadline.DeleteAnswer.class);

    assertThat(delete.the(Deactivated.class).implicit()).isTrue();
    assertThat(delete.the(AnomalyNoted.class).reason()).isEqualTo(Reason.IMPLICIT_DEACTIVATE);
    assertThat(reverted.status()).isEqualTo(FeatureStatus.DEACTIVATED);
  }

  @Test
  void aResultForWhatTheDeleteInterruptedIsIgnored() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    String fenced = scenario.request().requestId();
    scenario.send(CommandBuilder.delete());

    Step late = scenario.vendorSays(fenced, ProvisioningStatus.SUCCESS);

    assertThat(late.verdict()).isEqualTo(Verdict.IGNORED);
    assertThat(late.status()).isEqualTo(FeatureStatus.UNINSTALLING);
  }

  @Test
  void deletesThatJoinEachOtherEndInOneCallback() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).uninstallingForGood();
    Command first = scenario.last(CommandKind.DELETE);
    Command second = scenario.send(CommandBuilder.delete()).command();
    scenario.answered(second, 202);

    Step done = scenario.vendorSays(ProvisioningStatus.SUCCESS);

    assertThat(done.callbackOf(first).orElseThrow().endAs()).isEmpty();
    assertThat(done.callbackOf(second).orElseThrow().endAs()).contains(CallbackEnding.JOINED);
  }

  @Test
  void deletesThatWentBackTogetherGoOnTogether() {
    Scenario scenario = Standing.in(FeatureStatus.UNINSTALLING);
    Command first = scenario.last(CommandKind.DELETE);
    Command second = scenario.send(CommandBuilder.delete()).command();
    scenario.deadline(Deadline.DeleteAnswer.class);
    scenario.answered(second, 202);
    scenario.answered(first, 202);

    Step done = scenario.vendorSays(ProvisioningStatus.SUCCESS);

    assertThat(done.status()).isEqualTo(FeatureStatus.ABSENT);
    assertThat(done.callbackOf(second).orElseThrow().endAs()).isEmpty();
    assertThat(done.callbackOf(first).orElseThrow().endAs()).contains(CallbackEnding.JOINED);
  }
}
