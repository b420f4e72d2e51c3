package io.marketsuite.ingress.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandAnswered;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.Outcome;
import io.marketsuite.contracts.lifecycle.OutcomeStage;
import io.marketsuite.contracts.lifecycle.PresentedCredential;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.TokenFacts;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.contracts.manifest.ManifestCatalogue;
import io.marketsuite.ingress.domain.AnswerLimits;
import io.marketsuite.ingress.domain.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The races between producers, outcomes and time, with logs that do as they are told. */
class AnsweringCommandsTest {
  private static final AnswerLimits LIMITS =
      new AnswerLimits(
          Duration.ofMillis(300),
          Duration.ofMillis(400),
          Duration.ofMillis(300),
          Duration.ofSeconds(1));

  private final WaitingRoom room = new WaitingRoom();
  private final Logs logs = new Logs();
  private Command command = command(CommandKind.CREATE);

  private final class Logs implements CommandLog, AcceptanceLog, Installations {
    final List<CommandAnswered> answered = new ArrayList<>();
    final List<CommandAnswered> accepted = new ArrayList<>();
    CompletableFuture<Void> produced = CompletableFuture.completedFuture(null);
    CompletableFuture<Void> recorded = CompletableFuture.completedFuture(null);
    List<Outcome> whenProduced = List.of();
    List<Outcome> whenRecording = List.of();

    @Override
    public CompletionStage<Void> append(Command appended, Optional<String> traceparent) {
      whenProduced.forEach(room::deliver);
      return produced;
    }

    @Override
    public CompletionStage<Void> append(CommandAnswered record) {
      answered.add(record);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> record(CommandAnswered record) {
      accepted.add(record);
      whenRecording.forEach(room::deliver);
      return recorded;
    }

    @Override
    public Optional<Installation> find(String tenantId, String featureId) {
      return Optional.empty();
    }

    @Override
    public boolean isClientOf(String tenantId, String issuer, String clientId) {
      return false;
    }
  }

  private static Command command(CommandKind kind) {
    return new Command(
        1,
        UUID.randomUUID(),
        kind,
        "acme",
        "Acme",
        "partner",
        Optional.of("https://api.carerix.io/features/v1/callback"),
        new TokenFacts("https://id.carerix.io/auth/realms/acme", "k", Instant.EPOCH),
        Instant.EPOCH,
        AnswerMode.ASYNC,
        List.of(),
        List.of(new PresentedCredential("backend", "backend-id", List.of())),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Outcome outcome(OutcomeStage stage, boolean succeeded) {
    return new Outcome(
        1,
        command.commandId(),
        "acme",
        "partner",
        CommandKind.CREATE,
        stage,
        Verdict.ACCEPTED,
        succeeded,
        false,
        Reason.AS_ASKED,
        Optional.empty());
  }

  private AnsweredCommand answer() {
    return answering()
        .answer(command, new Receipt(Instant.EPOCH, System::nanoTime, Optional.empty()));
  }

  private AnsweringCommands answering() {
    ManifestCatalogue manifests =
        ManifestCatalogue.load(
            List.of(Path.of("src/test/resources/manifests/partner-1.yaml")), Map.of());
    return new AnsweringCommands(room, logs, logs, logs, manifests, LIMITS);
  }

  @Test
  void an_outcome_that_overtakes_the_acknowledgement_is_not_missed() {
    logs.produced = new CompletableFuture<>();
    logs.whenProduced = List.of(outcome(OutcomeStage.COMPLETED, true));

    assertThat(answer().answer().status()).isEqualTo(200);
    assertThat(room.size()).isZero();
  }

  @Test
  void a_202_whose_record_is_not_acknowledged_in_time_is_a_503_even_if_the_command_completes() {
    logs.recorded = new CompletableFuture<>();
    logs.whenProduced = List.of(outcome(OutcomeStage.DECIDED, false));
    logs.whenRecording = List.of(outcome(OutcomeStage.COMPLETED, true));

    AnsweredCommand answered = answer();

    assertThat(answered.answer().status()).isEqualTo(503);
    assertThat(logs.accepted).hasSize(1);
    // By its own connection it could come before the 202, which then would end in nothing.
    answering().recordAnswered(answered, null);
    assertThat(logs.answered).isEmpty();
    assertThat(answered.latency()).isLessThan(LIMITS.answered().multipliedBy(3));
  }

  @Test
  void a_202_is_handed_over_once_however_often_it_is_accepted() {
    logs.whenProduced =
        List.of(outcome(OutcomeStage.DECIDED, false), outcome(OutcomeStage.DECIDED, false));
    logs.whenRecording =
        List.of(outcome(OutcomeStage.DECIDED, false), outcome(OutcomeStage.COMPLETED, true));

    assertThat(answer().answer().status()).isEqualTo(202);
    assertThat(logs.accepted).hasSize(1);
    assertThat(logs.accepted.getFirst().status()).isEqualTo(202);
  }

  @Test
  void the_200_of_a_delete_is_recorded_before_it_is_given_and_not_again_afterwards() {
    command = command(CommandKind.DELETE);
    logs.whenProduced = List.of(outcome(OutcomeStage.COMPLETED, true));

    AnsweredCommand answered = answer();
    answering().recordAnswered(answered, null);

    assertThat(answered.answer().status()).isEqualTo(200);
    assertThat(logs.accepted).extracting(CommandAnswered::status).containsExactly(200);
    assertThat(logs.answered).isEmpty();
  }

  @Test
  void the_200_of_a_delete_that_cannot_be_recorded_is_a_503() {
    command = command(CommandKind.DELETE);
    logs.recorded = CompletableFuture.failedFuture(new IllegalStateException("away"));
    logs.whenProduced = List.of(outcome(OutcomeStage.COMPLETED, true));

    assertThat(answer().answer().status()).isEqualTo(503);
  }

  @Test
  void the_200_of_another_command_is_recorded_once_it_is_given() {
    logs.whenProduced = List.of(outcome(OutcomeStage.COMPLETED, true));

    AnsweredCommand answered = answer();
    assertThat(logs.accepted).isEmpty();
    assertThat(logs.answered).isEmpty();
    answering().recordAnswered(answered, null);

    assertThat(logs.answered).extracting(CommandAnswered::status).containsExactly(200);
  }

  @Test
  void an_update_that_kafka_acknowledges_too_late_is_answered_by_its_outcome() {
    command = command(CommandKind.UPDATE);
    logs.produced = new CompletableFuture<>();
    CompletableFuture.delayedExecutor(350, TimeUnit.MILLISECONDS)
        .execute(() -> room.deliver(outcome(OutcomeStage.COMPLETED, true)));

    assertThat(answer().answer().status()).isEqualTo(200);
  }

  @Test
  void a_record_of_a_202_that_fails_is_a_503() {
    logs.recorded = CompletableFuture.failedFuture(new IllegalStateException("away"));
    logs.whenProduced = List.of(outcome(OutcomeStage.DECIDED, false));

    assertThat(answer().answer().status()).isEqualTo(503);
  }

  @Test
  void a_command_whose_produce_fails_or_is_not_acknowledged_is_unknown_and_promised_nothing() {
    logs.produced = CompletableFuture.failedFuture(new IllegalStateException("away"));
    assertThat(answer().answer().status()).isEqualTo(503);

    logs.produced = new CompletableFuture<>();
    assertThat(answer().answer().status()).isEqualTo(503);

    assertThat(logs.accepted).isEmpty();
  }

  @Test
  void an_outcome_after_the_answer_finds_nobody() {
    logs.whenProduced = List.of(outcome(OutcomeStage.COMPLETED, true));
    answer();

    assertThat(room.deliver(outcome(OutcomeStage.COMPLETED, true))).isFalse();
  }
}
