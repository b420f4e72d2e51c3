package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.SettingsUpdated;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.UpdateFailed;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.contracts.lifecycle.Verdict;
import org.junit.jupiter.api.Test;

/** Updates: merged, required settings, one after the other, never from the past. */
class UpdatesTest {

  @Test
  void anUpdateReplacesTheCodesItNamesAndKeepsTheOthers() {
    Scenario scenario = Standing.of(Scenario.given()).installed();
    scenario.stored(scenario.send(CommandBuilder.update().setting("mode")).command());

    Command clearing =
        scenario
            .send(new CommandBuilder(CommandKind.UPDATE).clearing("colour").setting("size"))
            .command();
    scenario.stored(clearing);

    assertThat(scenario.current().presentSettings())
        .containsExactlyInAnyOrder("backend.apiKey", "backend.mode", "backend.size");
  }

  @Test
  void whereSoConfiguredAnUpdateReplacesThemAll() {
    Scenario scenario = Standing.of(Scenario.given(Fixtures.updatesReplaceAll())).installed();
    Step update =
        scenario.send(
            new CommandBuilder(CommandKind.UPDATE).setting(Fixtures.API_KEY).setting("size"));
    Step stored = scenario.stored(update.command());
    Step refused = scenario.send(CommandBuilder.update());

    assertThat(update.the(StoringRequested.class).replaceAll()).isTrue();
    assertThat(stored.the(SettingsUpdated.class).replaceAll()).isTrue();
    assertThat(scenario.current().presentSettings())
        .containsExactlyInAnyOrder("backend.apiKey", "backend.size");
    assertThat(refused.reason()).isEqualTo(Reason.REQUIRED_SETTING_MISSING);
  }

  @Test
  void anUpdateMayNotTakeARequiredSettingAway() {
    Step step =
        Standing.in(FeatureStatus.ACTIVATED)
            .send(new CommandBuilder(CommandKind.UPDATE).clearing(Fixtures.API_KEY));

    assertThat(step.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(step.reason()).isEqualTo(Reason.REQUIRED_SETTING_MISSING);
    assertThat(step.has(StoringRequested.class)).isFalse();
  }

  @Test
  void aCreateNeedsNoRequiredSettingAnUpdateBringsItAndThenItCanBeActivated() {
    Scenario scenario = Scenario.given();
    Standing.of(scenario).installedBy(CommandBuilder.createWithoutSettings());
    Step without = scenario.send(CommandBuilder.activate());
    Step incomplete = scenario.send(CommandBuilder.update());
    Command complete = scenario.send(CommandBuilder.update().setting(Fixtures.API_KEY)).command();
    scenario.stored(complete);

    Step activated = scenario.send(CommandBuilder.activate());

    assertThat(without.reason()).isEqualTo(Reason.REQUIRED_SETTING_MISSING);
    assertThat(incomplete.reason()).isEqualTo(Reason.REQUIRED_SETTING_MISSING);
    assertThat(activated.status()).isEqualTo(FeatureStatus.ACTIVATED);
  }

  @Test
  void requiredIsWhatTheInstallationsOwnVersionRequires() {
    Scenario scenario = Standing.of(Scenario.given()).installed();
    Step upgrade = scenario.send(CommandBuilder.upgrade("2", "3"));
    scenario.stored(upgrade.command());

    Step activate = scenario.send(CommandBuilder.activate());

    assertThat(upgrade.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(activate.reason()).isEqualTo(Reason.REQUIRED_SETTING_MISSING);
    assertThat(
            Required.missing(
                scenario.policy().features(),
                Fixtures.FEATURE,
                scenario.current().manifestVersion(),
                scenario.current().presentSettings()))
        .containsExactly("backend.mode");
  }

  @Test
  void anUpdateBehindAnotherIsAppliedAfterItInLogOrder() {
    Scenario scenario = Standing.in(FeatureStatus.UPDATING);
    Command first = scenario.last(CommandKind.UPDATE);
    Step second =
        scenario.send(new CommandBuilder(CommandKind.UPDATE).clearing("colour").setting("size"));

    Step firstStored = scenario.stored(first);
    Step secondStored = scenario.stored(second.command());

    assertThat(scenario.all(StoringRequested.class))
        .extracting(StoringRequested::commandId)
        .endsWith(first.commandId(), second.command().commandId());
    assertThat(firstStored.status()).isEqualTo(FeatureStatus.UPDATING);
    assertThat(firstStored.conclusionOf(first).orElseThrow().succeeded()).isTrue();
    assertThat(secondStored.status()).isEqualTo(FeatureStatus.ACTIVATED);
    assertThat(scenario.current().presentSettings())
        .containsExactlyInAnyOrder("backend.apiKey", "backend.size");
  }

  @Test
  void anUpdateBehindAnotherCountsWithWhatThatOneWillHaveSet() {
    Scenario scenario = Scenario.given();
    Standing.of(scenario).installedBy(CommandBuilder.createWithoutSettings());
    scenario.send(CommandBuilder.update().setting(Fixtures.API_KEY));

    assertThat(scenario.send(CommandBuilder.update()).verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void oneOfSeveralUpdatesMayFailWithoutTheOthers() {
    Scenario scenario = Standing.in(FeatureStatus.UPDATING);
    Command first = scenario.last(CommandKind.UPDATE);
    Command second = scenario.send(CommandBuilder.update().setting("size")).command();
    scenario.stored(first, StoreResult.INVALID);
    scenario.stored(second);

    assertThat(scenario.status()).isEqualTo(FeatureStatus.ACTIVATED);
    assertThat(scenario.current().presentSettings()).contains("backend.size");
    assertThat(scenario.all(UpdateFailed.class)).hasSize(1);
  }

  @Test
  void anUpdateCarriesTheTimeBeforeWhichItMustBeApplied() {
    Scenario scenario = Standing.of(Scenario.given()).installed();
    Step update = scenario.send(CommandBuilder.update());

    assertThat(update.the(StoringRequested.class).applyBefore())
        .contains(update.command().receivedAt().plusSeconds(5));
  }

  @Test
  void anUpdateThatIsInterruptedHasItsResult() {
    Scenario scenario = Standing.in(FeatureStatus.UPDATING);
    Command update = scenario.last(CommandKind.UPDATE);

    Step delete = scenario.send(CommandBuilder.delete());
    Step late = scenario.stored(update);

    assertThat(delete.conclusionOf(update).orElseThrow().reason())
        .isEqualTo(Reason.SUPERSEDED_BY_DELETE);
    assertThat(late.verdict()).isEqualTo(Verdict.IGNORED);
  }
}
