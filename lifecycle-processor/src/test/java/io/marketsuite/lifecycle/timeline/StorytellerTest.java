package io.marketsuite.lifecycle.timeline;

import static io.marketsuite.lifecycle.topology.Commands.answered;
import static io.marketsuite.lifecycle.topology.Commands.command;
import static io.marketsuite.lifecycle.topology.Commands.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.AttemptOutcome;
import io.marketsuite.contracts.lifecycle.CallbackAttempted;
import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.DeadlinePassed;
import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.lifecycle.ProvisioningStatus;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.lifecycle.topology.Commands;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorytellerTest {
  private static final String DETAIL_AT = "marketplace.provisioning.results/1/42";
  private final Played played =
      new Played(Commands.policy(Map.of(CommandKind.CREATE, ProvisioningDelivery.HTTP)));

  @Test
  void a_create_is_told_from_its_token_to_its_callback() {
    Command create = command(CommandKind.CREATE, AnswerMode.ASYNC);
    played.feed(create);
    played.feed(answered(create, 202));
    played.feed(stored(create, 1));
    String request = played.request().requestId();
    played.add(Lines.of(Attempts.attempted(request)));
    played.add(Lines.of(Attempts.ended(request)));
    played.feed(said(request, ProvisioningStatus.IN_PROGRESS, Optional.empty()));
    played.feed(said(request, ProvisioningStatus.SUCCESS, Optional.of(DETAIL_AT)));
    played.feed(tried(create));
    played.feed(ended(create));

    Told told =
        played.tell(
            create.commandId(), Map.of(DETAIL_AT, "a database for Acme"), "request:" + request);

    assertThat(told.kind()).isEqualTo("CREATE");
    assertThat(told.generation()).contains(1L);
    assertThat(told.at()).isEqualTo(create.receivedAt());
    assertThat(told.token().orElseThrow().keyId()).isEqualTo("k1");
    assertThat(told.decision().orElseThrow().verdict()).isEqualTo(Verdict.ACCEPTED);
    assertThat(told.answer().given()).isEqualTo("answered");
    assertThat(told.answer().status()).contains(202);
    assertThat(told.result().orElseThrow().succeeded()).isTrue();
    assertThat(told.storing())
        .singleElement()
        .satisfies(it -> assertThat(it.result()).contains("STORED"));
    assertThat(told.provisioning())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.requestId()).isEqualTo(request);
              assertThat(it.delivery()).contains("HTTP");
              assertThat(it.attempts()).hasSize(1);
              assertThat(it.delivered()).contains("DELIVERED");
              assertThat(it.answers()).hasSize(2);
              assertThat(it.answers().getLast().detail()).contains("a database for Acme");
              assertThat(it.succeeded()).contains(true);
            });
    Told.Callback callback = told.callback().orElseThrow();
    assertThat(callback.status()).contains("SUCCESS");
    assertThat(callback.attempts().getFirst().httpStatus()).contains(429);
    assertThat(callback.ending()).contains("DELIVERED");
    assertThat(told.entries()).hasSize(9);
    assertThat(told.entries()).extracting(Told.Step::at).isSorted();
  }

  @Test
  void a_text_that_is_gone_is_said_to_be_gone() {
    Command create = command(CommandKind.CREATE, AnswerMode.ASYNC);
    played.feed(create);
    played.feed(stored(create, 1));
    String request = played.request().requestId();
    played.feed(said(request, ProvisioningStatus.FAILED, Optional.of(DETAIL_AT)));

    Told told = played.tell(create.commandId(), Map.of(), "request:" + request);

    Told.VendorAnswer answer = told.provisioning().getFirst().answers().getFirst();
    assertThat(answer.detail()).isEmpty();
    assertThat(answer.detailGone()).isTrue();
    assertThat(told.result().orElseThrow().succeeded()).isFalse();
  }

  @Test
  void what_joins_another_ones_operation_has_its_own_end_in_its_own_story() {
    Command first = command(CommandKind.CREATE, AnswerMode.ASYNC);
    Command second = command(CommandKind.CREATE, AnswerMode.ASYNC);
    played.feed(first);
    played.feed(second);
    played.feed(stored(first, 1));
    played.feed(stored(second, 1));
    String request = played.request().requestId();
    played.feed(said(request, ProvisioningStatus.SUCCESS, Optional.empty()));

    Told told = played.tell(second.commandId(), Map.of());

    assertThat(told.decision().orElseThrow().reason()).isEqualTo(Reason.JOINED);
    assertThat(told.result().orElseThrow().succeeded()).isTrue();
    assertThat(told.entries().getLast().events())
        .as("of the other story's last entry, what is about this command alone")
        .extracting(Told.Event::type)
        .containsOnly("command_concluded");
  }

  @Test
  void a_command_whose_answer_never_came_is_unanswered() {
    Command activate = command(CommandKind.CREATE, AnswerMode.SYNC);
    played.feed(activate);
    Told before = played.tell(activate.commandId(), Map.of());
    Played later =
        new Played(Commands.policy(Map.of(CommandKind.CREATE, ProvisioningDelivery.NONE)));
    later.feed(activate);
    later.after(Duration.ofHours(2));
    later.feed(
        new DeadlinePassed(
            1, Commands.TENANT, Commands.FEATURE, "answer:" + activate.commandId(), later.now()));

    assertThat(before.answer().given()).isEqualTo("not-known-yet");
    assertThat(later.tell(activate.commandId(), Map.of()).answer().given()).isEqualTo("unanswered");
  }

  @Test
  void a_refusal_says_why() {
    Command activate = command(CommandKind.ACTIVATE, AnswerMode.SYNC);
    played.feed(activate);

    Told.Decision decision = played.tell(activate.commandId(), Map.of()).decision().orElseThrow();

    assertThat(decision.verdict()).isEqualTo(Verdict.REJECTED);
    assertThat(decision.sentence()).isEqualTo("The feature is not installed for this tenant.");
  }

  private static ProvisioningResult said(
      String request, ProvisioningStatus status, Optional<String> detailAt) {
    return new ProvisioningResult(1, request, Commands.TENANT, Commands.FEATURE, status, detailAt);
  }

  private CallbackAttempted tried(Command command) {
    return new CallbackAttempted(
        1,
        command.commandId(),
        Commands.TENANT,
        Commands.FEATURE,
        1,
        command.kind(),
        1,
        AttemptOutcome.RETRYABLE,
        Optional.of(429),
        12,
        Optional.empty(),
        played.now());
  }

  private CallbackEnded ended(Command command) {
    return new CallbackEnded(
        1,
        command.commandId(),
        Commands.TENANT,
        Commands.FEATURE,
        1,
        command.kind(),
        CallbackEnding.DELIVERED,
        2,
        played.now());
  }
}
