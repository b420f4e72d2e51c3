package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CleanedUp;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDue;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningWithdrawn;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The customer left: erased at once in every state, and nobody is called back. */
class CleanupTest {

  @ParameterizedTest
  @EnumSource(value = FeatureStatus.class, mode = EnumSource.Mode.EXCLUDE, names = "ABSENT")
  void itErasesInEveryState(FeatureStatus status) {
    Scenario scenario = Standing.in(status);
    Optional<String> running = scenario.state().outstandingRequest().map(it -> it.requestId());

    Step step = scenario.send(CommandBuilder.cleanup());

    assertThat(step.status()).isEqualTo(FeatureStatus.ABSENT);
    assertThat(step.the(CleanedUp.class).wasInstalled())
        .isEqualTo(status != FeatureStatus.INSTALLING);
    assertThat(step.the(ErasureDue.class).tenantWide()).isTrue();
    assertThat(step.all(ProvisioningWithdrawn.class))
        .extracting(ProvisioningWithdrawn::requestId)
        .containsExactlyElementsOf(running.stream().toList());
    assertThat(step.the(ProvisioningRequested.class).request().kind())
        .isEqualTo(CommandKind.CLEANUP);
    assertThat(step.conclusionOf(step.command()).orElseThrow().succeeded()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = FeatureStatus.class,
      names = {"INSTALLING", "ACTIVATING", "DEACTIVATING", "UPGRADING", "UNINSTALLING"})
  void whatWasRunningIsSuperseded(FeatureStatus status) {
    Scenario scenario = Standing.in(status);
    Command running = scenario.last(scenario.current().operation().orElseThrow().kind());
    scenario.answered(running, 202);

    Step step = scenario.send(CommandBuilder.cleanup());

    assertThat(step.callbackOf(running).orElseThrow().endAs()).contains(CallbackEnding.SUPERSEDED);
  }

  @Test
  void theKeysOfCommandsThatWereBeingStoredAreDestroyedWithTheRest() {
    Scenario scenario = Standing.in(FeatureStatus.UPDATING);
    Command update = scenario.last(CommandKind.UPDATE);

    Step step = scenario.send(CommandBuilder.cleanup());

    assertThat(step.the(ErasureDue.class).dataKeyIds())
        .containsExactly(CommandBuilder.dataKeyOf(update.commandId()));
  }

  @Test
  void aLate202OfACommandOfATenantThatLeftIsSuperseded() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    Command activate = scenario.last(CommandKind.ACTIVATE);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);
    scenario.send(CommandBuilder.cleanup());

    Step late = scenario.answered(activate, 202);

    assertThat(late.callbackOf(activate).orElseThrow().endAs()).contains(CallbackEnding.SUPERSEDED);
  }

  @Test
  void generationsThatAreStillEndingAreErasedToo() {
    Scenario scenario = Standing.in(FeatureStatus.DEACTIVATED);
    scenario.stored(scenario.send(CommandBuilder.createWith("second")).command());

    Step step = scenario.send(CommandBuilder.cleanup());

    assertThat(step.all(ErasureDue.class))
        .extracting(ErasureDue::generation)
        .containsExactly(1L, 2L);
  }

  @Test
  void whereTheFeatureIsAbsentWhatWaitsForADeadLetterIsErasedAtOnce() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).uninstallingForGood();
    Command delete = scenario.last(CommandKind.DELETE);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);
    scenario.callbackEnded(delete, CallbackEnding.DEAD_LETTERED);

    Step step = scenario.send(CommandBuilder.cleanup());

    assertThat(step.verdict()).isEqualTo(Verdict.UNCHANGED);
    assertThat(step.the(ErasureDue.class).generation()).isEqualTo(1);
    assertThat(scenario.state().callbacks()).isEmpty();
  }

  @Test
  void theVendorsPartGoesOnAfterOurErasure() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    scenario.send(CommandBuilder.cleanup());
    scenario.erased(1);
    boolean stillOutstanding = scenario.state().outstandingRequest().isPresent();

    scenario.vendorSays(ProvisioningStatus.SUCCESS);

    assertThat(stillOutstanding).isTrue();
    assertThat(scenario.state().closing()).isEmpty();
    assertThat(scenario.all(ErasureDue.class)).hasSize(1);
  }

  @Test
  void aReinstallAfterACleanupIsTheNextGeneration() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    scenario.send(CommandBuilder.cleanup());

    scenario.send(CommandBuilder.createWith("second"));

    assertThat(scenario.current().number()).isEqualTo(2);
  }
}
