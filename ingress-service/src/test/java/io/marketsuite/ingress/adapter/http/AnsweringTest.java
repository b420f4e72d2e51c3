package io.marketsuite.ingress.adapter.http;

import static io.marketsuite.ingress.support.IngressClient.bare;
import static io.marketsuite.ingress.support.IngressClient.cleanup;
import static io.marketsuite.ingress.support.IngressClient.create;
import static io.marketsuite.ingress.support.IngressClient.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.Outcome;
import io.marketsuite.contracts.lifecycle.OutcomeStage;
import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;
import io.marketsuite.ingress.adapter.kafka.InstallationView;
import io.marketsuite.ingress.support.IngressClient;
import io.marketsuite.ingress.support.Issuer;
import io.marketsuite.ingress.support.Log;
import io.marketsuite.ingress.support.Processor;
import io.marketsuite.ingress.support.WarmIngress;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.TestKafka;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How commands are answered, with a processor that says what it is told to. */
@IngressTest
class AnsweringTest {
  @TestHTTPResource URI base;
  @Inject InstallationView installations;

  private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);
  private final Log log = new Log(tenant);
  private Processor processor;
  private IngressClient ingress;

  @BeforeEach
  void start() {
    processor = Processor.start(TestKafka.shared().bootstrapServers());
    ingress = new IngressClient(base);
    WarmIngress.await(ingress);
  }

  @AfterEach
  void stop() {
    processor.close();
  }

  private void processorSays(Function<Command, List<Outcome>> script) {
    processor.tell(tenant, script);
  }

  private void installed() {
    log.installed(FeatureStatus.ACTIVATED);
    Deadline.in(Duration.ofSeconds(10))
        .await(
            () -> installations.find(tenant, "partner").isPresent(),
            () -> "the installation is not known to the ingress");
  }

  private HttpResponse<String> send(String body) {
    return ingress.command(Issuer.tenantToken(tenant), body);
  }

  @Test
  void a_completed_command_is_answered_200_with_its_id_and_no_body_and_then_recorded() {
    processorSays(command -> List.of(Processor.completed(command)));

    HttpResponse<String> response = send(bare("FeatureActivateCommand"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(log.answersOf(2)).containsExactly(200);
    Command command = log.commands().getFirst();
    assertThat(response.headers().firstValue("Command-Id"))
        .contains(command.commandId().toString());
    assertThat(command.commandId().version()).isEqualTo(7);
    assertThat(command.answerMode()).isEqualTo(AnswerMode.SYNC);
    assertThat(command.token().issuer()).isEqualTo(Issuer.of(tenant));
  }

  @Test
  void an_accepted_create_is_answered_202_only_after_that_is_recorded() {
    processorSays(command -> List.of(Processor.accepted(command)));

    HttpResponse<String> response = send(create("key", "secret"));
    List<Integer> recordedByThen = log.answers();

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.body()).isEmpty();
    assertThat(recordedByThen).containsExactly(202);
    assertThat(log.commands().getFirst().answerMode()).isEqualTo(AnswerMode.ASYNC);
  }

  @Test
  void a_create_that_changes_nothing_is_answered_200() {
    processorSays(
        command ->
            List.of(
                Processor.outcome(
                    command, OutcomeStage.DECIDED, Verdict.UNCHANGED, true, Reason.ALREADY_SO)));

    assertThat(send(create("key", "secret")).statusCode()).isEqualTo(200);
  }

  @Test
  void a_rejected_command_is_answered_409_as_a_problem_and_recorded() {
    processorSays(command -> List.of(Processor.rejected(command, Reason.NOT_INSTALLED)));

    HttpResponse<String> response = send(bare("FeatureActivateCommand"));

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body())
        .contains("\"type\":\"/problems/not-installed\"", "\"status\":409", "\"detail\":");
    assertThat(response.headers().firstValue("Command-Id")).isPresent();
    assertThat(log.answersOf(2)).containsExactly(409);
  }

  @Test
  void an_update_whose_values_settings_service_refuses_is_answered_422() {
    processorSays(command -> List.of(Processor.failed(command, Reason.SETTINGS_INVALID)));

    HttpResponse<String> response = send(update("key"));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("/problems/settings-invalid");
  }

  @Test
  void an_activation_that_lacks_a_required_setting_is_answered_409() {
    processorSays(command -> List.of(Processor.rejected(command, Reason.REQUIRED_SETTING_MISSING)));

    assertThat(send(bare("FeatureActivateCommand")).statusCode()).isEqualTo(409);
  }

  @Test
  void a_command_the_processor_holds_until_its_202_is_recorded_gets_it_in_sync_mode_too() {
    installed();
    processorSays(
        command -> {
          Outcome accepted = Processor.accepted(command);
          return List.of(
              new Outcome(
                  accepted.schemaVersion(),
                  accepted.commandId(),
                  accepted.tenantId(),
                  accepted.featureId(),
                  accepted.kind(),
                  accepted.stage(),
                  accepted.verdict(),
                  false,
                  true,
                  accepted.reason(),
                  accepted.detail()));
        });

    assertThat(send(bare("FeatureDeactivateCommand")).statusCode()).isEqualTo(202);
    assertThat(log.answers()).containsExactly(202);
  }

  @Test
  void a_sync_command_of_a_known_installation_becomes_a_202_when_its_wait_ends() {
    installed();
    processorSays(command -> List.of(Processor.accepted(command)));

    HttpResponse<String> response = send(bare("FeatureActivateCommand"));

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(log.answers()).containsExactly(202);
  }

  @Test
  void a_late_completion_after_a_202_changes_nothing() {
    installed();
    processorSays(command -> List.of(Processor.accepted(command)));
    send(bare("FeatureActivateCommand"));

    processor.say(Processor.completed(log.commands().getFirst()));
    processorSays(command -> List.of(Processor.completed(command)));
    HttpResponse<String> next = send(bare("FeatureDeactivateCommand"));

    assertThat(next.statusCode()).isEqualTo(200);
    assertThat(log.answersOf(4)).containsExactly(202, 200);
  }

  @Test
  void a_command_of_an_unknown_installation_is_answered_503_when_its_wait_ends() {
    HttpResponse<String> response = send(bare("FeatureDeleteCommand"));

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
    assertThat(response.headers().firstValue("Command-Id")).isPresent();
    assertThat(response.body()).contains("/problems/not-completed-in-time");
    assertThat(log.answersOf(2)).containsExactly(503);
  }

  @Test
  void an_update_is_never_answered_202() {
    installed();
    processorSays(command -> List.of(Processor.accepted(command)));

    HttpResponse<String> response = send(update("key"));

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(log.answersOf(2)).containsExactly(503);
    Command command = log.commands().getFirst();
    // 1.5 s before the end of the wait, which is 4 s here.
    assertThat(command.applyBefore()).contains(command.receivedAt().plusMillis(2_500));
  }

  @Test
  void repeated_and_foreign_outcomes_make_one_answer() {
    processorSays(
        command ->
            List.of(
                Processor.outcome(
                    command, OutcomeStage.DECIDED, Verdict.IGNORED, false, Reason.AS_ASKED),
                Processor.accepted(command),
                Processor.completed(command),
                Processor.completed(command),
                Processor.rejected(command, Reason.BUSY)));

    assertThat(send(bare("FeatureActivateCommand")).statusCode()).isEqualTo(200);
    assertThat(log.answersOf(2)).containsExactly(200);
  }

  @Test
  void a_cleanup_is_kept_under_the_lower_cased_tenant_of_its_payload() {
    processorSays(command -> List.of(Processor.accepted(command)));

    HttpResponse<String> response =
        ingress.command(Issuer.masterToken(), cleanup(tenant.toUpperCase(java.util.Locale.ROOT)));

    assertThat(response.statusCode()).isEqualTo(202);
    Command command = log.commands().getFirst();
    assertThat(command.tenantId()).isEqualTo(tenant);
    assertThat(command.tenantDisplay()).isEqualTo(tenant.toUpperCase(java.util.Locale.ROOT));
    assertThat(command.token().issuer()).isEqualTo(Issuer.of("master"));
  }

  @Test
  void the_short_path_serves_the_only_feature() {
    processorSays(command -> List.of(Processor.completed(command)));

    HttpResponse<String> response =
        ingress.post(
            "/features/management",
            Issuer.tenantToken(tenant),
            "application/json",
            java.net.http.HttpRequest.BodyPublishers.ofString(bare("FeatureActivateCommand")));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(log.commands().getFirst().featureId()).isEqualTo("partner");
  }
}
