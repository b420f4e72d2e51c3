package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnomalyNoted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackWithdrawn;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.GenerationForgotten;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What begins a generation, and that nothing of one touches the next. */
class GenerationsTest {

  @Test
  void anyMatchingCredentialMakesACreateTheSame() {
    Scenario scenario =
        Standing.of(Scenario.given())
            .installedBy(CommandBuilder.create().credentials("worker", "w"));

    Step step =
        scenario.send(
            new CommandBuilder(CommandKind.CREATE)
                .credentials("another")
                .credentials("worker", "w"));

    assertThat(step.verdict()).isEqualTo(Verdict.UNCHANGED);
  }

  @Test
  void anotherSecretForAKnownClientMakesItAnother() {
    Step step = Standing.of(Scenario.given()).installed().send(CommandBuilder.createWith("new"));

    assertThat(step.reason()).isEqualTo(Reason.REPLACED);
  }

  @Test
  void fingerprintsAreComparedByTheirKey() {
    Scenario scenario =
        Standing.of(Scenario.given())
            .installedBy(CommandBuilder.create().credentialUnder("first", "k1"));

    Step rotating = scenario.send(CommandBuilder.create().credentialUnder("first", "k2", "k1"));
    Step underANewKeyOnly = scenario.send(CommandBuilder.create().credentialUnder("first", "k2"));

    assertThat(rotating.verdict()).isEqualTo(Verdict.UNCHANGED);
    assertThat(underANewKeyOnly.reason()).isEqualTo(Reason.REPLACED);
  }

  @Test
  void anUpgradesNewSecretIsOneThatThisGenerationEverHad() {
    Scenario scenario = Standing.of(Scenario.given()).installed();
    scenario.stored(
        scenario.send(CommandBuilder.upgrade("2", "2").credentials("rotated")).command());

    assertThat(scenario.send(CommandBuilder.createWith("rotated")).verdict())
        .isEqualTo(Verdict.UNCHANGED);
    assertThat(scenario.send(CommandBuilder.create()).verdict()).isEqualTo(Verdict.UNCHANGED);
  }

  @Test
  void withoutConfidentialClientsThePublicOnesDecide() {
    Scenario scenario =
        Standing.of(Scenario.given()).installedBy(CommandBuilder.createPublicOnly("p1"));

    Step same = scenario.send(CommandBuilder.createPublicOnly("p1"));
    Step other = scenario.send(CommandBuilder.createPublicOnly("p2"));

    assertThat(same.verdict()).isEqualTo(Verdict.UNCHANGED);
    assertThat(other.reason()).isEqualTo(Reason.REPLACED);
  }

  @Test
  void oneWithAConfidentialClientIsNeverTheSameAsOneWithout() {
    Scenario scenario =
        Standing.of(Scenario.given()).installedBy(CommandBuilder.create().publicClient("p1"));

    assertThat(scenario.send(CommandBuilder.createPublicOnly("p1")).reason())
        .isEqualTo(Reason.REPLACED);
  }

  @Test
  void theIssuerIsPinned() {
    Scenario scenario = Standing.of(Scenario.given()).installed();

    Step step = scenario.send(CommandBuilder.activate().issuer(Fixtures.OTHER_ISSUER));

    assertThat(step.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(step.reason()).isEqualTo(Reason.ISSUER_MISMATCH);
    assertThat(step.has(AnomalyNoted.class)).isTrue();
    assertThat(step.status()).isEqualTo(FeatureStatus.DEACTIVATED);
  }

  @Test
  void aReinstallMayComeFromAnotherIssuer() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).removed();

    Step step = scenario.send(CommandBuilder.createWith("second").issuer(Fixtures.OTHER_ISSUER));

    assertThat(step.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(scenario.current().issuer()).isEqualTo(Fixtures.OTHER_ISSUER);
  }

  @Test
  void aFeatureWithoutAManifestIsRefused() {
    Scenario scenario = Scenario.given();

    assertThat(scenario.send(CommandBuilder.create().feature("unknown")).reason())
        .isEqualTo(Reason.FEATURE_UNKNOWN);
  }

  @Test
  void aRecorded202OfAReplacedGenerationIsSuperseded() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    Command activate = scenario.last(CommandKind.ACTIVATE);
    scenario.answered(activate, 202);

    Step replaced = scenario.send(CommandBuilder.createWith("second"));

    assertThat(replaced.callbackOf(activate).orElseThrow().endAs())
        .contains(CallbackEnding.SUPERSEDED);
    assertThat(replaced.callbackOf(activate).orElseThrow().generation()).isEqualTo(1);
  }

  @Test
  void theCallbackOfAnEarlierDeleteIsPresumedDeliveredOnceTheNextGenerationBegins() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).uninstallingForGood();
    Command delete = scenario.last(CommandKind.DELETE);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);

    Step create = scenario.send(CommandBuilder.createWith("second"));

    assertThat(create.the(CallbackWithdrawn.class).commandId()).isEqualTo(delete.commandId());
    assertThat(create.the(CallbackWithdrawn.class).ending())
        .isEqualTo(CallbackEnding.PRESUMED_DELIVERED);
  }

  @Test
  void aLate202OfAFailedCreateCannotAbortTheNextInstallation() {
    Scenario scenario = Standing.in(FeatureStatus.INSTALLING);
    Command first = scenario.last(CommandKind.CREATE);
    scenario.vendorSays(ProvisioningStatus.FAILED);
    scenario.send(CommandBuilder.createWith("second"));

    Step late = scenario.answered(first, 202);

    assertThat(late.callbackOf(first).orElseThrow().endAs()).contains(CallbackEnding.SUPERSEDED);
  }

  @Test
  void lateInputsOfAnEarlierGenerationAreIgnored() {
    Scenario scenario = Standing.in(FeatureStatus.INSTALLING);
    Command first = scenario.last(CommandKind.CREATE);
    String request = scenario.request().requestId();
    scenario.stored(scenario.send(CommandBuilder.createWith("second")).command());
    Generation second = scenario.current();

    Step result = scenario.vendorSays(request, ProvisioningStatus.SUCCESS);
    Step stored = scenario.stored(first, 1, StoreResult.INVALID);
    Step erased = scenario.erased(2);

    assertThat(List.of(result.verdict(), stored.verdict(), erased.verdict()))
        .containsOnly(Verdict.IGNORED);
    assertThat(stored.reason()).isEqualTo(Reason.OTHER_GENERATION);
    assertThat(scenario.current()).isEqualTo(second);
  }

  @Test
  void generationNumbersAreRememberedForEver() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).removed();
    scenario.deadline(Deadline.Forget.class);

    scenario.send(CommandBuilder.create());

    assertThat(scenario.current().number()).isEqualTo(2);
  }

  @Test
  void removedGenerationsAreForgottenAfterTheirRetention() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).removed();
    Instant closed = scenario.state().past().getFirst().closedAt();

    Step forgotten = scenario.deadline(Deadline.Forget.class);

    assertThat(forgotten.recordedAt()).isEqualTo(closed.plus(Fixtures.RETENTION));
    assertThat(forgotten.the(GenerationForgotten.class).generation()).isEqualTo(1);
    assertThat(scenario.state().past()).isEmpty();
  }
}
