package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.InstallationImported;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DataKeyDiscarded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ErasureDue;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ImportFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ImportStarted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Imported;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Customers that the vendor had before this suite was there. */
class ImportingTest {

  @Test
  void itIsStoredLikeACreateAndThenThereWithoutVendorOrCallback() {
    Scenario scenario = Scenario.givenVendor();
    Step imported = scenario.imports(Stated.installed().build());
    StoringRequested store = imported.the(StoringRequested.class);
    Step stored = scenario.stored(store.commandId(), StoreResult.STORED);

    assertThat(imported.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(imported.status()).isEqualTo(FeatureStatus.INSTALLING);
    assertThat(store.kind()).isEqualTo(CommandKind.CREATE);
    assertThat(stored.has(Imported.class)).isTrue();
    assertThat(stored.status()).isEqualTo(FeatureStatus.DEACTIVATED);
    assertThat(scenario.current().confirmed()).isTrue();
    assertThat(scenario.current().installed()).isTrue();
    assertThat(scenario.all(ProvisioningRequested.class)).isEmpty();
    assertThat(scenario.all(CallbackRequested.class)).isEmpty();
    assertThat(scenario.deadlines()).isEmpty();
  }

  @Test
  void anActivatedOneActsAtOnce() {
    Scenario scenario = imported(Stated.installed().activated());

    assertThat(scenario.status()).isEqualTo(FeatureStatus.ACTIVATED);
    assertThat(scenario.current().active()).isTrue();
  }

  @Test
  void anActivatedOneNeedsItsRequiredSettings() {
    Scenario scenario = Scenario.given();
    Step step = scenario.imports(Stated.with("first").activated().build());

    assertThat(step.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(step.reason()).isEqualTo(Reason.REQUIRED_SETTING_MISSING);
    assertThat(step.the(DataKeyDiscarded.class).dataKeyId()).isEqualTo(Stated.DATA_KEY);
    assertThat(step.status()).isEqualTo(FeatureStatus.ABSENT);
  }

  @Test
  void itLivesOnItsOwnManifestVersionWhichMustBeLoaded() {
    Scenario old = imported(Stated.installed().version(1));
    Step unknown = Scenario.given().imports(Stated.installed().version(9).build());

    assertThat(old.current().manifestVersion()).isEqualTo(1);
    assertThat(unknown.reason()).isEqualTo(Reason.VERSION_NOT_LOADED);
  }

  @ParameterizedTest
  @EnumSource(value = StoreResult.class, names = "STORED", mode = EnumSource.Mode.EXCLUDE)
  void whatIsNotStoredIsAbsentAgainAndErased(StoreResult result) {
    Scenario scenario = Scenario.givenVendor();
    UUID id = idOf(scenario.imports(Stated.installed().build()));
    Step refused = scenario.stored(id, result);

    assertThat(refused.has(ImportFailed.class)).isTrue();
    assertThat(refused.status()).isEqualTo(FeatureStatus.ABSENT);
    assertThat(refused.the(ErasureDue.class).generation()).isEqualTo(1);
    assertThat(scenario.erased(1).after().closing()).isEmpty();
  }

  @Test
  void silenceOfTheStoreEndsItAsWell() {
    Scenario scenario = Scenario.given();
    scenario.imports(Stated.installed().build());
    Step passed = scenario.deadline(Deadline.Store.class);

    assertThat(passed.the(ImportFailed.class).reason()).isEqualTo(Reason.STORING_TIMED_OUT);
    assertThat(passed.status()).isEqualTo(FeatureStatus.ABSENT);
  }

  @Test
  void theSameOneOnceMoreChangesNothingHoweverFarTheInstallationWent() {
    Scenario scenario = imported(Stated.installed());
    scenario.send(CommandBuilder.activate());
    Step again = scenario.imports(Stated.installed().build());

    assertThat(again.verdict()).isEqualTo(Verdict.UNCHANGED);
    assertThat(again.status()).isEqualTo(FeatureStatus.ACTIVATED);
    assertThat(again.has(DataKeyDiscarded.class)).isTrue();
  }

  @Test
  void otherCredentialsAreRefusedWhereSomethingIsInstalled() {
    Step other = imported(Stated.installed()).imports(Stated.with("second").build());

    assertThat(other.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(other.reason()).isEqualTo(Reason.ALREADY_INSTALLED);
  }

  @Test
  void anotherIssuerIsNotTheSame() {
    Step other =
        imported(Stated.installed())
            .imports(Stated.installed().issuer(Fixtures.OTHER_ISSUER).build());

    assertThat(other.reason()).isEqualTo(Reason.ALREADY_INSTALLED);
  }

  @Test
  void aCopyOfTheRecordWhileItIsBeingStoredIsIgnored() {
    Scenario scenario = Scenario.given();
    Step first = scenario.imports(Stated.installed().build());
    Step copy = scenario.feed(first.input());

    assertThat(copy.verdict()).isEqualTo(Verdict.IGNORED);
    assertThat(copy.reason()).isEqualTo(Reason.DUPLICATE_COMMAND);
    assertThat(copy.events()).isEmpty();
  }

  @Test
  void theMarketplacesOwnCreateWithTheSameCredentialsIsAnsweredAsDone() {
    Scenario scenario = imported(Stated.installed());
    Step create = scenario.send(CommandBuilder.create());

    assertThat(create.verdict()).isEqualTo(Verdict.UNCHANGED);
  }

  @Test
  void aCreateWhileItIsBeingStoredSharesIt() {
    Scenario scenario = Scenario.givenVendor();
    UUID id = idOf(scenario.imports(Stated.installed().build()));
    Command create = scenario.send(CommandBuilder.create()).command();
    scenario.stored(create.commandId(), StoreResult.STORED);
    Step stored = scenario.stored(id, StoreResult.STORED);

    assertThat(stored.conclusionOf(create).orElseThrow().succeeded()).isTrue();
    assertThat(scenario.answered(create, 202).callbackOf(create)).isPresent();
  }

  @Test
  void afterARemovalItIsTheNextGenerationAndOlderTokensStayLate() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).removed();
    scenario.after(Duration.ofMinutes(10));
    scenario.imports(Stated.with("second").setting(Fixtures.API_KEY).build());
    scenario.stored(scenario.current().operation().orElseThrow().id(), StoreResult.STORED);
    Step late =
        scenario.send(
            CommandBuilder.activate().tokenIssuedAt(scenario.now().minus(Duration.ofMinutes(11))));
    Step fresh = scenario.send(CommandBuilder.activate());

    assertThat(scenario.current().number()).isEqualTo(2);
    assertThat(late.reason()).isEqualTo(Reason.LATE_COMMAND);
    assertThat(fresh.verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void anOrderOfBeforeTheRemovalThatArrivesAfterItIsLate() {
    Scenario before = Scenario.given();
    InstallationImported ordered =
        (InstallationImported) before.imports(Stated.installed().build()).input();
    Scenario scenario = Standing.of(Scenario.givenVendor()).removed();
    Step late = scenario.feed(ordered);

    assertThat(late.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(late.reason()).isEqualTo(Reason.LATE_COMMAND);
  }

  @Test
  void aDeleteUninstallsIt() {
    Scenario scenario = imported(Stated.installed());
    Command delete = scenario.send(CommandBuilder.delete()).command();
    Step answered = scenario.answered(delete, 202);

    assertThat(answered.status()).isEqualTo(FeatureStatus.ABSENT);
    assertThat(answered.callbackOf(delete)).isPresent();
  }

  @Test
  void anEarlierGenerationsCallbackIsNotMadeAnyMore() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).uninstallingForGood();
    scenario.vendorSays(io.marketsuite.contracts.lifecycle.ProvisioningStatus.SUCCESS);
    Step imported = scenario.imports(Stated.with("second").build());

    assertThat(imported.has(ImportStarted.class)).isTrue();
    assertThat(scenario.state().callbacks().values()).allMatch(OwedCallback::withdrawn);
  }

  private static UUID idOf(Step step) {
    return ((InstallationImported) step.input()).importId();
  }

  private static Scenario imported(Stated stated) {
    Scenario scenario = Scenario.given();
    scenario.stored(idOf(scenario.imports(stated.build())), StoreResult.STORED);
    return scenario;
  }
}
