package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnomalyNoted;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Stale Creates and late commands, at exactly the boundary and beside it. */
class LatenessTest {

  @ParameterizedTest(name = "token issued {0} s after the removal was received: stale {1}")
  @CsvSource({"-100, true", "-1, true", "0, false", "1, false"})
  void aCreateOfAnErasedGenerationIsStaleOnlyWithATokenOfBeforeItsRemoval(
      long seconds, boolean stale) {
    Scenario scenario = Standing.of(Scenario.givenVendor()).removed();

    Step step =
        scenario.send(
            CommandBuilder.create().tokenIssuedAt(removal(scenario).plusSeconds(seconds)));

    assertThat(step.reason()).isEqualTo(stale ? Reason.STALE_CREATE : Reason.AS_ASKED);
  }

  @Test
  void withOtherCredentialsNothingIsStale() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).removed();

    Step step = scenario.send(CommandBuilder.createWith("second").tokenIssuedAt(Fixtures.START));

    assertThat(step.verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void withoutAConfidentialClientNothingIsStale() {
    Scenario scenario = Scenario.given();
    Standing.of(scenario).installedBy(CommandBuilder.createPublicOnly("p1"));
    scenario.answered(scenario.send(CommandBuilder.delete()).command(), 200);

    Step step = scenario.send(CommandBuilder.createPublicOnly("p1").tokenIssuedAt(Fixtures.START));

    assertThat(step.verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void aStaleCreateIsNotTakenForOtherCredentialsOfALivingGeneration() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).removed();
    Instant cached = removal(scenario).minusSeconds(1);
    scenario.send(CommandBuilder.createWith("second").tokenIssuedAt(cached));

    Step copy = scenario.send(CommandBuilder.create().tokenIssuedAt(cached));

    assertThat(copy.reason()).isEqualTo(Reason.STALE_CREATE);
    assertThat(scenario.current().number()).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0} s off the removal: late {1}")
  @CsvSource({"-31, true", "-30, false", "-29, false", "0, false"})
  void aCommandIsLateOnlyWithATokenOfBeforeTheLastDeleteBeyondTheSkew(long seconds, boolean late) {
    Scenario scenario = Standing.of(Scenario.givenVendor()).reinstalled();

    Step step =
        scenario.send(
            CommandBuilder.activate().tokenIssuedAt(removal(scenario).plusSeconds(seconds)));

    assertThat(step.reason()).isEqualTo(late ? Reason.LATE_COMMAND : Reason.AS_ASKED);
  }

  @ParameterizedTest
  @EnumSource(value = CommandKind.class, mode = EnumSource.Mode.EXCLUDE, names = "CLEANUP")
  void everyKindCanBeLate(CommandKind kind) {
    Scenario scenario = Standing.of(Scenario.givenVendor()).reinstalled();
    Installation before = scenario.state();

    Step step =
        scenario.send(
            new CommandBuilder(kind).versions("2", "3").tokenIssuedAt(longBefore(scenario)));

    assertThat(step.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(step.reason()).isEqualTo(Reason.LATE_COMMAND);
    assertThat(step.has(AnomalyNoted.class)).isFalse();
    assertThat(scenario.current()).isEqualTo(before.current().orElseThrow());
  }

  @Test
  void aLateCleanupIsRefusedWithAnAlert() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).reinstalled();

    Step step = scenario.send(CommandBuilder.cleanup().tokenIssuedAt(longBefore(scenario)));

    assertThat(step.reason()).isEqualTo(Reason.LATE_COMMAND);
    assertThat(step.the(AnomalyNoted.class).reason()).isEqualTo(Reason.LATE_COMMAND);
    assertThat(step.status()).isEqualTo(FeatureStatus.DEACTIVATED);
  }

  @Test
  void aTokenThatServedTheReinstallServesWhatFollows() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).removed();
    Instant cached = longBefore(scenario);
    Standing.of(scenario).installedBy(CommandBuilder.createWith("second").tokenIssuedAt(cached));

    assertThat(scenario.send(CommandBuilder.activate().tokenIssuedAt(cached)).verdict())
        .isEqualTo(Verdict.ACCEPTED);
    assertThat(
            scenario.send(CommandBuilder.delete().tokenIssuedAt(cached.minusSeconds(1))).reason())
        .isEqualTo(Reason.LATE_COMMAND);
  }

  @Test
  void aCleanupIsNotExcusedByTheReinstallsToken() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).removed();
    Instant cached = longBefore(scenario);
    Standing.of(scenario).installedBy(CommandBuilder.createWith("second").tokenIssuedAt(cached));

    assertThat(scenario.send(CommandBuilder.cleanup().tokenIssuedAt(cached)).reason())
        .isEqualTo(Reason.LATE_COMMAND);
  }

  @Test
  void aReplacementMakesLateAsADeleteDoes() {
    Scenario scenario = Standing.of(Scenario.given()).installed();
    Instant cached = scenario.now();
    scenario.after(Duration.ofMinutes(5));
    scenario.stored(scenario.send(CommandBuilder.createWith("second")).command());

    assertThat(scenario.send(CommandBuilder.activate().tokenIssuedAt(cached)).reason())
        .isEqualTo(Reason.LATE_COMMAND);
  }

  @Test
  void aFailedInstallationMakesNobodyLate() {
    Scenario scenario = Standing.in(FeatureStatus.INSTALLING);
    Instant cached = scenario.now();
    scenario.after(Duration.ofMinutes(5));
    scenario.vendorSays(ProvisioningStatus.FAILED);
    Standing.of(scenario).installedBy(CommandBuilder.createWith("second"));

    assertThat(scenario.send(CommandBuilder.activate().tokenIssuedAt(cached)).verdict())
        .isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void aDeleteBeforeAFailedInstallationStillMakesLate() {
    Scenario scenario = Standing.of(Scenario.givenVendor()).removed();
    Instant old = longBefore(scenario);
    scenario.stored(scenario.send(CommandBuilder.createWith("second")).command());
    scenario.vendorSays(ProvisioningStatus.FAILED);
    Standing.of(scenario).installedBy(CommandBuilder.createWith("third"));

    assertThat(scenario.send(CommandBuilder.activate().tokenIssuedAt(old)).reason())
        .isEqualTo(Reason.LATE_COMMAND);
  }

  @Test
  void inTheFirstGenerationNothingIsLate() {
    Scenario scenario = Standing.of(Scenario.given()).installed();

    assertThat(
            scenario
                .send(
                    CommandBuilder.activate()
                        .tokenIssuedAt(Fixtures.START.minus(Duration.ofHours(5))))
                .verdict())
        .isEqualTo(Verdict.ACCEPTED);
  }

  private static Instant removal(Scenario scenario) {
    return scenario.last(CommandKind.DELETE).receivedAt();
  }

  private static Instant longBefore(Scenario scenario) {
    return removal(scenario).minusSeconds(60);
  }
}
