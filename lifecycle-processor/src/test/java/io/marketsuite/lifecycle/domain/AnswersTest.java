package io.marketsuite.lifecycle.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.AnswerGivenUp;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackRequested;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.CallbackWithdrawn;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A callback is owed if and only if a 202 is recorded, whenever that becomes known. */
class AnswersTest {

  @Test
  void aRecorded202AfterCompletionOwesTheCallbackAtOnce() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    Command activate = scenario.last(CommandKind.ACTIVATE);
    Step done = scenario.vendorSays(ProvisioningStatus.SUCCESS);

    Step answered = scenario.answered(activate, 202);

    assertThat(done.callbackOf(activate)).isEmpty();
    CallbackRequest callback = answered.callbackOf(activate).orElseThrow();
    assertThat(callback.status()).isEqualTo(CallbackStatus.SUCCESS);
    assertThat(callback.endAs()).isEmpty();
    assertThat(callback.client()).contains(new ClientRef("backend", "client-backend"));
    assertThat(callback.issuer()).isEqualTo(Fixtures.ISSUER);
  }

  @Test
  void aRecorded202BeforeCompletionOwesTheCallbackWhenItCompletes() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    Command activate = scenario.last(CommandKind.ACTIVATE);
    Step answered = scenario.answered(activate, 202);

    Step done = scenario.vendorSays(ProvisioningStatus.FAILED);

    assertThat(answered.callbackOf(activate)).isEmpty();
    assertThat(done.callbackOf(activate).orElseThrow().status()).isEqualTo(CallbackStatus.FAILED);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 409, 422, 503})
  void anyOtherAnswerOwesNone(int status) {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    Command activate = scenario.last(CommandKind.ACTIVATE);
    scenario.answered(activate, status);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);

    assertThat(scenario.all(CallbackRequested.class)).isEmpty();
    assertThat(scenario.state().commands()).isEmpty();
  }

  @Test
  void onlyTheFirstAnswerCounts() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    Command activate = scenario.last(CommandKind.ACTIVATE);
    scenario.answered(activate, 200);
    scenario.answered(activate, 202);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);
    Step again = scenario.answered(activate, 202);

    assertThat(again.verdict()).isEqualTo(Verdict.IGNORED);
    assertThat(scenario.callbacksOf(activate)).isEmpty();
  }

  @Test
  void aSecond202OwesNoSecondCallback() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    Command activate = scenario.last(CommandKind.ACTIVATE);
    scenario.answered(activate, 202);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);
    Step again = scenario.answered(activate, 202);

    assertThat(again.reason()).isEqualTo(Reason.UNKNOWN_COMMAND);
    assertThat(scenario.callbacksOf(activate)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = CommandKind.class,
      names = {"UPDATE", "CLEANUP"})
  void anUpdateAndACleanupAreNeverCalledBack(CommandKind kind) {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    Command command =
        scenario
            .send(kind == CommandKind.UPDATE ? CommandBuilder.update() : CommandBuilder.cleanup())
            .command();
    if (kind == CommandKind.UPDATE) {
      scenario.stored(command);
    }

    scenario.answered(command, 202);

    assertThat(scenario.callbacksOf(command)).isEmpty();
    assertThat(scenario.state().commands()).isEmpty();
  }

  @Test
  void aJoinedCommandSharesTheCallbackOfTheFirst() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    Command first = scenario.last(CommandKind.ACTIVATE);
    Command second = scenario.send(CommandBuilder.activate()).command();
    scenario.answered(first, 202);
    scenario.answered(second, 202);

    Step done = scenario.vendorSays(ProvisioningStatus.SUCCESS);

    assertThat(done.callbackOf(first).orElseThrow().endAs()).isEmpty();
    assertThat(done.callbackOf(second).orElseThrow().endAs()).contains(CallbackEnding.JOINED);
  }

  @Test
  void aJoinedCommandWhoseFirstIsUnansweredHasTheCallbackAndTheLate202OfTheFirstSharesIt() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    Command first = scenario.last(CommandKind.ACTIVATE);
    Command second = scenario.send(CommandBuilder.activate()).command();
    scenario.answered(second, 202);
    Step done = scenario.vendorSays(ProvisioningStatus.SUCCESS);

    Step late = scenario.answered(first, 202);

    assertThat(done.callbackOf(second).orElseThrow().endAs()).isEmpty();
    assertThat(late.callbackOf(first).orElseThrow().endAs()).contains(CallbackEnding.JOINED);
  }

  @Test
  void aCommandThatWasInterruptedIsSuperseded() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    Command activate = scenario.last(CommandKind.ACTIVATE);
    scenario.answered(activate, 202);

    Step delete = scenario.send(CommandBuilder.delete());

    assertThat(delete.callbackOf(activate).orElseThrow().endAs())
        .contains(CallbackEnding.SUPERSEDED);
    assertThat(delete.conclusionOf(activate).orElseThrow().reason())
        .isEqualTo(Reason.SUPERSEDED_BY_DELETE);
  }

  @Test
  void aCallbackUnderWayIsPresumedDeliveredOnceALaterCommandArrives() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    Command activate = scenario.last(CommandKind.ACTIVATE);
    scenario.answered(activate, 202);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);

    Step deactivate = scenario.send(CommandBuilder.deactivate());

    assertThat(deactivate.the(CallbackWithdrawn.class).commandId()).isEqualTo(activate.commandId());
    assertThat(deactivate.the(CallbackWithdrawn.class).ending())
        .isEqualTo(CallbackEnding.PRESUMED_DELIVERED);
  }

  @Test
  void evenACommandThatIsRefusedShowsThatTheCallbackArrived() {
    Scenario scenario = Scenario.given();
    Command create = scenario.send(CommandBuilder.createWithoutSettings()).command();
    scenario.answered(create, 202);
    scenario.stored(create);

    Step activate = scenario.send(CommandBuilder.activate());

    assertThat(activate.reason()).isEqualTo(Reason.REQUIRED_SETTING_MISSING);
    assertThat(activate.the(CallbackWithdrawn.class).commandId()).isEqualTo(create.commandId());
  }

  @Test
  void aCommandThatWasReceivedBeforeAndArrivesLateSaysNothingAboutTheCallback() {
    Scenario scenario = Standing.in(FeatureStatus.DEACTIVATED);
    Instant before = scenario.now();
    scenario.after(Duration.ofSeconds(3));
    Command activate = scenario.send(CommandBuilder.activate()).command();
    scenario.answered(activate, 202);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);

    Step late = scenario.send(CommandBuilder.update().receivedAt(before));

    assertThat(late.verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(late.has(CallbackWithdrawn.class)).isFalse();
  }

  @Test
  void a202RecordedAfterALaterCommandBeganIsSuperseded() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    Command activate = scenario.last(CommandKind.ACTIVATE);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);
    scenario.send(CommandBuilder.deactivate());

    Step late = scenario.answered(activate, 202);

    assertThat(late.callbackOf(activate).orElseThrow().endAs()).contains(CallbackEnding.SUPERSEDED);
  }

  @Test
  void withoutAConfidentialClientNothingCanBeSent() {
    Scenario scenario = Scenario.given();
    Command create = scenario.send(CommandBuilder.createPublicOnly("p1")).command();
    scenario.answered(create, 202);

    Step done = scenario.stored(create);

    assertThat(done.callbackOf(create).orElseThrow().endAs()).contains(CallbackEnding.REFUSED);
  }

  @Test
  void theCallbackIsAuthenticatedByTheFirstConfidentialClientInManifestOrder() {
    Scenario scenario = Scenario.given();
    Command create =
        scenario
            .send(CommandBuilder.create().credentials("unlisted", "u").credentials("worker", "w"))
            .command();
    scenario.answered(create, 202);

    CallbackRequest callback = scenario.stored(create).callbackOf(create).orElseThrow();

    assertThat(callback.client()).contains(new ClientRef("worker", "client-worker"));
  }

  @Test
  void anAnswerThatNeverComesIsGivenUpAfterAnHour() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    Step send = scenario.send(CommandBuilder.deactivate());
    scenario.vendorSays(ProvisioningStatus.SUCCESS);
    Step tooEarly = scenario.deadlinePassed("answer:" + send.command().commandId());

    Step given = scenario.deadline(Deadline.Answer.class);

    assertThat(tooEarly.verdict()).isEqualTo(Verdict.IGNORED);
    assertThat(given.recordedAt()).isEqualTo(send.recordedAt().plus(Fixtures.ANSWER_DEADLINE));
    assertThat(given.the(AnswerGivenUp.class).commandId()).isEqualTo(send.command().commandId());
    assertThat(scenario.state().commands()).isEmpty();
  }

  @Test
  void aCopyOfTheRecordIsIgnoredWhileAnythingOfTheCommandIsOpen() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATING);
    Command activate = scenario.last(CommandKind.ACTIVATE);
    Step whileRunning = scenario.feed(activate);
    scenario.answered(activate, 202);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);
    Step whileCalledBack = scenario.feed(activate);

    for (Step copy : List.of(whileRunning, whileCalledBack)) {
      assertThat(copy.verdict()).isEqualTo(Verdict.IGNORED);
      assertThat(copy.reason()).isEqualTo(Reason.DUPLICATE_COMMAND);
      assertThat(copy.events()).isEmpty();
    }
  }

  @Test
  void atMostOneCallbackOfAKindIsOutstanding() {
    Scenario scenario = Standing.in(FeatureStatus.ACTIVATED);
    Instant before = scenario.now();
    scenario.after(Duration.ofSeconds(3));
    Command first = scenario.send(CommandBuilder.upgrade("2", "3")).command();
    scenario.stored(first);
    scenario.vendorSays(ProvisioningStatus.SUCCESS);
    scenario.answered(first, 202);
    Command late = scenario.send(CommandBuilder.upgrade("2", "3").receivedAt(before)).command();
    scenario.stored(late);
    scenario.answered(late, 202);

    Step done = scenario.vendorSays(ProvisioningStatus.SUCCESS);

    assertThat(done.the(CallbackWithdrawn.class).commandId()).isEqualTo(first.commandId());
    assertThat(done.callbackOf(late).orElseThrow().endAs()).isEmpty();
  }
}
