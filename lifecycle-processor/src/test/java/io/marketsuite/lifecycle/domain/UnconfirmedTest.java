package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.InstallationConfirmed;
import io.marketsuite.contracts.lifecycle.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An unanswered Create is unconfirmed until the installation's next command. */
class UnconfirmedTest {

  @ParameterizedTest
  @ValueSource(ints = {200, 202})
  void aCreateThatWasAnsweredIsConfirmed(int status) {
    Scenario scenario = Scenario.given();
    Command create = scenario.send(CommandBuilder.create()).command();
    scenario.stored(create);

    Step answered = scenario.answered(create, status);

    assertThat(answered.has(InstallationConfirmed.class)).isTrue();
    assertThat(scenario.current().confirmed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 503})
  void aCreateThatWasRefusedToItsSenderStaysUnconfirmedThoughInstalled(int status) {
    Scenario scenario = unconfirmed();
    scenario.answered(scenario.last(CommandKind.CREATE), status);

    assertThat(scenario.status()).isEqualTo(FeatureStatus.DEACTIVATED);
    assertThat(scenario.current().installed()).isTrue();
    assertThat(scenario.current().confirmed()).isFalse();
  }

  @Test
  void itStaysUnconfirmedWhenTheAnswerIsGivenUp() {
    Scenario scenario = unconfirmed();
    scenario.deadline(Deadline.Answer.class);

    assertThat(scenario.current().confirmed()).isFalse();
  }

  @Test
  void theNextCommandConfirmsIt() {
    Step step = unconfirmed().send(CommandBuilder.activate());

    assertThat(step.has(InstallationConfirmed.class)).isTrue();
  }

  @Test
  void theNextCommandConfirmsItEvenWhereItChangesNothing() {
    Step step = unconfirmed().send(CommandBuilder.deactivate());

    assertThat(step.verdict()).isEqualTo(Verdict.UNCHANGED);
    assertThat(step.has(InstallationConfirmed.class)).isTrue();
  }

  @Test
  void theNextCommandConfirmsItEvenWhereItIsRefused() {
    Scenario scenario = Scenario.given();
    scenario.stored(scenario.send(CommandBuilder.createWithoutSettings()).command());

    Step step = scenario.send(CommandBuilder.activate());

    assertThat(step.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(step.has(InstallationConfirmed.class)).isTrue();
  }

  @Test
  void aCleanupConfirmsNothingAndAReplacementNeither() {
    assertThat(unconfirmed().send(CommandBuilder.cleanup()).has(InstallationConfirmed.class))
        .isFalse();
    assertThat(
            unconfirmed().send(CommandBuilder.createWith("other")).has(InstallationConfirmed.class))
        .isFalse();
  }

  @Test
  void theCreatesOwnRepetitionConfirmsItOnceThatIsAnswered() {
    Scenario scenario = unconfirmed();
    Step again = scenario.send(CommandBuilder.create());

    Step answered = scenario.answered(again.command(), 200);

    assertThat(again.verdict()).isEqualTo(Verdict.UNCHANGED);
    assertThat(again.has(InstallationConfirmed.class)).isFalse();
    assertThat(answered.has(InstallationConfirmed.class)).isTrue();
  }

  private static Scenario unconfirmed() {
    Scenario scenario = Scenario.given();
    scenario.stored(scenario.send(CommandBuilder.create()).command());
    return scenario;
  }
}
