package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.DataKeyDiscarded;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallationConfirmed;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.RepairAction;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The marketplace has it installed, and this suite does not know it, or is not sure. */
class AdoptingTest {
  private static final RepairAction CONFIRM = new RepairAction.Adopt(Optional.empty());

  @Test
  void anUnconfirmedCreateIsConfirmed() {
    Step step = unconfirmed().orders(CONFIRM);

    assertThat(step.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(step.has(InstallationConfirmed.class)).isTrue();
  }

  @Test
  void aConfirmedOneIsAsItWas() {
    Step step = Standing.in(FeatureStatus.DEACTIVATED).orders(CONFIRM);

    assertThat(step.verdict()).isEqualTo(Verdict.UNCHANGED);
  }

  @Test
  void whatIsAbsentMustBeStated() {
    Step step = Standing.in(FeatureStatus.ABSENT).orders(CONFIRM);

    assertThat(step.reason()).isEqualTo(Reason.NOT_INSTALLED);
  }

  @Test
  void whatIsAbsentIsTakenOverWithoutItsSecrets() {
    Scenario scenario = Scenario.givenVendor();
    Step adopted = scenario.orders(adopt(Stated.withoutSecrets("public-1")));
    scenario.stored(scenario.current().operation().orElseThrow().id(), StoreResult.STORED);

    assertThat(adopted.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(scenario.status()).isEqualTo(FeatureStatus.DEACTIVATED);
    assertThat(scenario.current().confidentialClients()).isEmpty();
    assertThat(scenario.current().publicClients()).hasSize(1);
  }

  @Test
  void theSameCredentialsConfirmAndOthersAreRefused() {
    Step same = unconfirmed().orders(adopt(Stated.installed()));
    Step other = unconfirmed().orders(adopt(Stated.with("second")));

    assertThat(same.has(InstallationConfirmed.class)).isTrue();
    assertThat(same.the(DataKeyDiscarded.class).dataKeyId()).isEqualTo(Stated.DATA_KEY);
    assertThat(other.reason()).isEqualTo(Reason.ALREADY_INSTALLED);
    assertThat(other.has(DataKeyDiscarded.class)).isTrue();
  }

  @Test
  void aCopyOfTheOrderWhileItIsBeingStoredIsIgnored() {
    Scenario scenario = Scenario.given();
    Step first = scenario.orders(adopt(Stated.installed()));

    assertThat(scenario.feed(first.input()).reason()).isEqualTo(Reason.DUPLICATE_COMMAND);
  }

  private static RepairAction adopt(Stated stated) {
    return new RepairAction.Adopt(Optional.of(stated.build()));
  }

  private static Scenario unconfirmed() {
    Scenario scenario = Scenario.given();
    Command create = scenario.send(CommandBuilder.create()).command();
    scenario.stored(create);
    return scenario;
  }
}
