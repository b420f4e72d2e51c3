package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.Fingerprint;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DataKeyDiscarded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Installed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.OperationJoined;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UpdateFailed;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UpgradeFailed;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Storing stands before completion, provisioning and callback; every request is answered. */
class StoringTest {

  @Test
  void theVendorIsAskedOnlyOnceACreateIsStored() {
    Scenario scenario = Scenario.givenVendor();
    Step create = scenario.send(CommandBuilder.create());

    Step stored = scenario.stored(create.command());

    assertThat(create.has(ProvisioningRequested.class)).isFalse();
    assertThat(stored.the(ProvisioningRequested.class).request().kind())
        .isEqualTo(CommandKind.CREATE);
  }

  @Test
  void aCreateIsStoredUnderTheReleasedVersion() {
    StoringRequested request =
        Scenario.given().send(CommandBuilder.create()).the(StoringRequested.class);

    assertThat(request.manifestVersion()).isEqualTo(2);
    assertThat(request.issuer()).isEqualTo(Fixtures.ISSUER);
    assertThat(request.applyBefore()).isEmpty();
    assertThat(request.secrets()).isPresent();
    assertThat(request.confidentialClients())
        .containsExactly(new ClientRef("backend", "client-backend"));
  }

  @ParameterizedTest
  @EnumSource(
      value = StoreResult.class,
      names = {"EXPIRED", "INVALID"})
  void aCreateThatCannotBeStoredFailsAndItsKeyIsDestroyedAtOnce(StoreResult result) {
    Scenario scenario = Scenario.givenVendor();
    Command create = scenario.send(CommandBuilder.create()).command();

    Step step = scenario.stored(create, result);

    assertThat(step.status()).isEqualTo(FeatureStatus.ABSENT);
    assertThat(step.has(InstallFailed.class)).isTrue();
    assertThat(step.the(DataKeyDiscarded.class).dataKeyId())
        .isEqualTo(CommandBuilder.dataKeyOf(create.commandId()));
  }

  @Test
  void aCreateWhoseStoringIsNotAnsweredFailsByItsDeadline() {
    Scenario scenario = Scenario.givenVendor();
    Step create = scenario.send(CommandBuilder.create());

    Step passed = scenario.deadline(Deadline.Store.class);

    assertThat(passed.recordedAt()).isEqualTo(create.recordedAt().plus(Fixtures.STORE_DEADLINE));
    assertThat(passed.the(InstallFailed.class).reason()).isEqualTo(Reason.STORING_TIMED_OUT);
  }

  @Test
  void anUpgradeWhoseStoringIsNotAnsweredFailsByItsDeadline() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    scenario.send(CommandBuilder.upgrade("2", "3"));

    Step passed = scenario.deadline(Deadline.Store.class);

    assertThat(passed.the(UpgradeFailed.class).reason()).isEqualTo(Reason.STORING_TIMED_OUT);
    assertThat(passed.status()).isEqualTo(FeatureStatus.ACTIVATED);
  }

  @Test
  void anUpdatesStoringIsAskedAgainUnderTheSameIdUntilAnswered() {
    Scenario scenario = Standing.of(Scenario.given()).installed();
    Step update = scenario.send(CommandBuilder.update());
    StoringRequested first = update.the(StoringRequested.class);

    StoringRequested second = scenario.deadline(Deadline.Store.class).the(StoringRequested.class);
    Step third = scenario.deadline(Deadline.Store.class);
    Step answered = scenario.stored(update.command(), StoreResult.EXPIRED);

    assertThat(second.commandId()).isEqualTo(first.commandId());
    assertThat(second.applyBefore()).isEqualTo(first.applyBefore()).isPresent();
    assertThat(second.deadline()).isAfter(first.deadline());
    assertThat(third.has(StoringRequested.class)).isTrue();
    assertThat(answered.the(UpdateFailed.class).reason()).isEqualTo(Reason.STORING_EXPIRED);
    assertThat(answered.status()).isEqualTo(FeatureStatus.DEACTIVATED);
    assertThat(answered.has(DataKeyDiscarded.class)).isTrue();
  }

  @Test
  void aRepeatedAnswerIsIgnored() {
    Scenario scenario = Standing.of(Scenario.given()).installed();

    Step again = scenario.stored(scenario.last(CommandKind.CREATE));

    assertThat(again.verdict()).isEqualTo(Verdict.IGNORED);
    assertThat(again.reason()).isEqualTo(Reason.NOTHING_OUTSTANDING);
    assertThat(again.events()).isEmpty();
  }

  @Test
  void theKeysOfStoredCommandsLeaveTheState() {
    Scenario scenario = Standing.of(Scenario.given()).installed();
    for (int i = 0; i < 3; i++) {
      scenario.stored(scenario.send(CommandBuilder.update()).command());
    }

    assertThat(scenario.current().dataKeyIds()).isEmpty();
  }

  @Test
  void theKeyOfARefusedCommandIsDestroyedAtOnce() {
    Step refused = Scenario.given().send(CommandBuilder.update());

    assertThat(refused.the(DataKeyDiscarded.class).dataKeyId())
        .isEqualTo(CommandBuilder.dataKeyOf(refused.command().commandId()));
  }

  @Test
  void aJoinedCreateIsCompleteOnlyOnceItIsStoredEvenIfTheVendorIsDone() {
    Scenario scenario = Standing.in(FeatureStatus.INSTALLING);
    Command joined = scenario.send(CommandBuilder.create()).command();

    Step done = scenario.vendorSays(ProvisioningStatus.SUCCESS);
    Step stored = scenario.stored(joined);

    assertThat(done.has(Installed.class)).isFalse();
    assertThat(stored.has(Installed.class)).isTrue();
    assertThat(stored.conclusionOf(joined).orElseThrow().succeeded()).isTrue();
    assertThat(scenario.all(ProvisioningRequested.class)).hasSize(1);
  }

  @ParameterizedTest(name = "refused by its deadline: {0}")
  @ValueSource(booleans = {true, false})
  void aJoinedCreateThatCannotBeStoredFailsAlone(boolean byDeadline) {
    Scenario scenario = Standing.in(FeatureStatus.INSTALLING);
    Command first = scenario.last(CommandKind.CREATE);
    Command joined = scenario.send(CommandBuilder.create()).command();

    Step refused =
        byDeadline
            ? scenario.deadline(Deadline.Store.class)
            : scenario.stored(joined, StoreResult.INVALID);
    Step done = scenario.vendorSays(ProvisioningStatus.SUCCESS);

    assertThat(refused.conclusionOf(joined).orElseThrow().succeeded()).isFalse();
    assertThat(refused.has(DataKeyDiscarded.class)).isTrue();
    assertThat(refused.status()).isEqualTo(FeatureStatus.INSTALLING);
    assertThat(done.has(Installed.class)).isTrue();
    assertThat(done.conclusionOf(first).orElseThrow().succeeded()).isTrue();
    assertThat(done.conclusionOf(joined)).isEmpty();
  }

  @ParameterizedTest(name = "its 202 is recorded before it is refused: {0}")
  @ValueSource(booleans = {true, false})
  void theCallbackOfAJoinedCreateNeverContradictsTheInstallation(boolean before) {
    Scenario scenario = Standing.in(FeatureStatus.INSTALLING);
    Command first = scenario.last(CommandKind.CREATE);
    scenario.answered(first, 202);
    Command joined = scenario.send(CommandBuilder.create()).command();
    if (before) {
      scenario.answered(joined, 202);
    }
    scenario.stored(joined, StoreResult.INVALID);
    if (!before) {
      scenario.answered(joined, 202);
    }
    scenario.vendorSays(ProvisioningStatus.SUCCESS);

    assertThat(scenario.callbacksOf(first))
        .singleElement()
        .matches(it -> it.status() == CallbackStatus.SUCCESS && it.endAs().isEmpty());
    assertThat(scenario.callbacksOf(joined))
        .singleElement()
        .matches(it -> it.endAs().equals(Optional.of(CallbackEnding.JOINED)));
  }

  @Test
  void aJoinedUpgradeStoresTheCredentialsItBrings() {
    Scenario scenario = Standing.in(FeatureStatus.UPGRADING);

    Step joined = scenario.send(CommandBuilder.upgrade("2", "3").credentials("worker", "rotated"));

    StoringRequested request = joined.the(StoringRequested.class);
    assertThat(request.secrets()).isPresent();
    assertThat(request.manifestVersion()).isEqualTo(3);
    assertThat(joined.has(DataKeyDiscarded.class)).isFalse();
    assertThat(joined.the(OperationJoined.class).fingerprints())
        .containsExactly(new Fingerprint("k1", "worker/rotated"));
  }
}
