package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackWithdrawn;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDue;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a closed generation's data is due for erasure. */
class ErasureTest {

  @Test
  void afterADeleteOnceItsCallbackEnded() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).uninstallingForGood();
    Step done = scenario.vendorSays(ProvisioningStatus.SUCCESS);

    Step ended =
        scenario.callbackEnded(scenario.last(CommandKind.DELETE), CallbackEnding.DELIVERED);

    assertThat(done.has(ErasureDue.class)).isFalse();
    assertThat(ended.the(ErasureDue.class).generation()).isEqualTo(1);
    assertThat(ended.the(ErasureDue.class).tenantWide()).isFalse();
  }

  @Test
  void afterADeleteOnceIts200IsRecorded() {
    Scenario scenario = Standing.of(Scenario.given()).installed();
    Command delete = scenario.send(CommandBuilder.delete().sync()).command();

    assertThat(scenario.answered(delete, 200).has(ErasureDue.class)).isTrue();
  }

  @Test
  void afterAFailedCreateOnceItsCallbackEnded() {
    Scenario scenario = Standing.in(FeatureStatus.INSTALLING);
    Command create = scenario.last(CommandKind.CREATE);
    scenario.answered(create, 202);
    Step failed = scenario.vendorSays(ProvisioningStatus.FAILED);

    Step ended = scenario.callbackEnded(create, CallbackEnding.REFUSED);

    assertThat(failed.has(ErasureDue.class)).isFalse();
    assertThat(ended.has(ErasureDue.class)).isTrue();
  }

  @Test
  void afterAFailedCreateOnceItsAnswerIsRecorded() {
    Scenario scenario = Standing.in(FeatureStatus.INSTALLING);
    Step failed = scenario.vendorSays(ProvisioningStatus.FAILED);

    Step answered = scenario.answered(scenario.last(CommandKind.CREATE), 422);

    assertThat(failed.has(ErasureDue.class)).isFalse();
    assertThat(answered.has(ErasureDue.class)).isTrue();
  }

  @Test
  void afterAFailedCreateOnceItsAnswerStayedUnknownForAnHour() {
    Scenario scenario = Standing.in(FeatureStatus.INSTALLING);
    scenario.vendorSays(ProvisioningStatus.FAILED);

    assertThat(scenario.deadline(Deadline.Answer.class).has(ErasureDue.class)).isTrue();
  }

  @Test
  void aDeadLetterKeepsItsCredentialsUntilItIsRedriven() {
    Scenario scenario = deadLettered();

    Step redriven =
        scenario.callbackEnded(scenario.last(CommandKind.DELETE), CallbackEnding.DELIVERED);

    assertThat(scenario.all(ErasureDue.class)).hasSize(1);
    assertThat(redriven.has(ErasureDue.class)).isTrue();
  }

  @Test
  void aDeadLetterKeepsItsCredentialsForThirtyDaysAtMost() {
    Scenario scenario = deadLettered();
    Instant since =
        scenario.state().callbacks().values().iterator().next().deadLetteredAt().orElseThrow();

    Step passed = scenario.deadline(Deadline.DeadLetter.class);

    assertThat(passed.recordedAt()).isEqualTo(since.plus(Deadline.DEAD_LETTER_GRACE));
    assertThat(passed.the(CallbackWithdrawn.class).ending()).isEqualTo(CallbackEnding.DISCARDED);
    assertThat(passed.has(ErasureDue.class)).isTrue();
    assertThat(scenario.state().callbacks()).isEmpty();
  }

  @Test
  void aWithdrawnCallbackThatWasDeadLetteredMeanwhileIsNotKept() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    Command activate = scenario.last(CommandKind.ACTIVATE);
    scenario.answered(activate, 202);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);
    scenario.send(CommandBuilder.deactivate());

    scenario.callbackEnded(activate, CallbackEnding.DEAD_LETTERED);

    assertThat(scenario.state().callbacks()).isEmpty();
  }

  @Test
  void theVendorIsDoneBeforeAReplacedGenerationIsErased() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    Step replaced = scenario.send(CommandBuilder.createWith("second"));

    Step done = scenario.vendorSays(ProvisioningStatus.SUCCESS);

    assertThat(replaced.has(ErasureDue.class)).isFalse();
    assertThat(done.the(ErasureDue.class).generation()).isEqualTo(1);
  }

  @Test
  void anErasureNobodyAskedForIsIgnored() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).uninstallingForGood();
    scenario.vendorSays(ProvisioningStatus.SUCCESS);

    Step early = scenario.erased(1);

    assertThat(early.verdict()).isEqualTo(Verdict.IGNORED);
    assertThat(early.reason()).isEqualTo(Reason.NOTHING_OUTSTANDING);
  }

  @Test
  void onceErasedOnlyTheFingerprintsAreRemembered() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).removed();

    Step again = scenario.erased(1);

    assertThat(scenario.state().closing()).isEmpty();
    assertThat(scenario.state().callbacks()).isEmpty();
    assertThat(scenario.state().past()).hasSize(1);
    assertThat(again.reason()).isEqualTo(Reason.OTHER_GENERATION);
  }

  private static Scenario deadLettered() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).uninstallingForGood();
    scenario.vendorSays(ProvisioningStatus.SUCCESS);
    scenario.callbackEnded(scenario.last(CommandKind.DELETE), CallbackEnding.DEAD_LETTERED);
    return scenario;
  }
}
