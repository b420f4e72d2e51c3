package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.Fingerprint;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnomalyNoted;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.ProvisioningRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.Upgraded;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upgrades: merged credentials, repairs, and which versions lead where. */
class UpgradesTest {

  @Test
  void anUpgradeMergesClientsAndNeverReplacesThem() {
    Scenario scenario = Scenario.given();
    Standing.of(scenario).installedBy(CommandBuilder.create().publicClient("p1"));
    Command upgrade =
        scenario.send(CommandBuilder.upgrade("2", "3").credentials("worker", "w")).command();

    Step done = scenario.stored(upgrade);

    assertThat(done.the(Upgraded.class).manifestVersion()).isEqualTo(3);
    assertThat(scenario.current().confidentialClients())
        .containsExactly(
            new ClientRef("backend", "client-backend"), new ClientRef("worker", "client-worker"));
    assertThat(scenario.current().publicClients()).containsExactly(new ClientRef("frontend", "p1"));
  }

  @Test
  void anEqualOldAndNewVersionIsARepairWithoutWorkForTheVendor() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    Command repair =
        scenario.send(CommandBuilder.upgrade("2", "2").credentials("rotated")).command();

    Step done = scenario.stored(repair);

    assertThat(done.the(Upgraded.class).repair()).isTrue();
    assertThat(done.has(ProvisioningRequested.class)).isFalse();
    assertThat(done.status()).isEqualTo(FeatureStatus.ACTIVATED);
    assertThat(scenario.current().fingerprints())
        .contains(new Fingerprint("k1", "backend/rotated"), new Fingerprint("k1", "backend/first"));
  }

  @Test
  void theVendorIsToldBothVersions() {
    Scenario scenario = Standing.in(FeatureStatus.UPGRADING);

    assertThat(scenario.request().oldVersion()).contains("2");
    assertThat(scenario.request().newVersion()).contains("3");
    assertThat(scenario.request().clientIds())
        .extracting(ClientRef::serviceId)
        .containsExactly("backend", "worker");
  }

  @Test
  void theMarketplacesOldVersionCorrectsTheRecordWithAnAlert() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);

    Step step = scenario.send(CommandBuilder.upgrade("1", "3"));

    assertThat(step.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(step.has(AnomalyNoted.class)).isTrue();
    assertThat(scenario.current().manifestVersion()).isEqualTo(1);
  }

  @ParameterizedTest(name = "from {0} to {1}: {2}")
  @CsvSource({
    "2, 4, VERSION_NOT_LOADED",
    "2, 1, VERSION_LOWER",
    "1, 1, AS_ASKED",
    "3, 2, VERSION_LOWER",
    "two, 3, VERSION_NOT_LOADED",
    "2, 3.0, VERSION_NOT_LOADED",
    "2, '', VERSION_NOT_LOADED",
    "2, 3, AS_ASKED",
  })
  void versionsAreNumbersThatMustBeLoadedAndNotLower(String from, String to, Reason reason) {
    Step step = Standing.in(FeatureStatus.ACTIVATED).send(CommandBuilder.upgrade(from, to));

    assertThat(step.reason()).isEqualTo(reason);
    if (reason != Reason.AS_ASKED) {
      assertThat(step.verdict()).isEqualTo(Verdict.REJECTED);
      assertThat(step.has(AnomalyNoted.class)).as("an alert").isTrue();
      assertThat(step.status()).isEqualTo(FeatureStatus.ACTIVATED);
    }
  }

  @Test
  void aLateCopyOfAnEarlierUpgradeDoesNotLeadBack() {
    Scenario scenario = Standing.of(Scenario.given()).installed();
    scenario.stored(scenario.send(CommandBuilder.upgrade("2", "3")).command());

    Step copy = scenario.send(CommandBuilder.upgrade("1", "2"));

    assertThat(copy.reason()).isEqualTo(Reason.VERSION_LOWER);
    assertThat(scenario.current().manifestVersion()).isEqualTo(3);
  }

  @Test
  void installationsStandOnDifferentVersions() {
    Scenario upgraded = Standing.of(Scenario.given()).installed();
    upgraded.stored(upgraded.send(CommandBuilder.upgrade("2", "3")).command());
    Scenario other = Standing.of(Scenario.given()).installed();

    assertThat(upgraded.send(CommandBuilder.update()).reason())
        .isEqualTo(Reason.REQUIRED_SETTING_MISSING);
    assertThat(other.send(CommandBuilder.update()).verdict()).isEqualTo(Verdict.ACCEPTED);
  }
}
