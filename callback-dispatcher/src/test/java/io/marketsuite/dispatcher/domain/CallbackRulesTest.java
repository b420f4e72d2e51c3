package io.marketsuite.dispatcher.domain;

import static io.marketsuite.contracts.lifecycle.AttemptOutcome.ACCEPTED;
import static io.marketsuite.contracts.lifecycle.AttemptOutcome.REFUSED;
import static io.marketsuite.contracts.lifecycle.AttemptOutcome.RETRYABLE;
import static io.marketsuite.contracts.lifecycle.AttemptOutcome.UNKNOWN;
import static io.marketsuite.contracts.lifecycle.CallbackEnding.DELIVERED;
import static io.marketsuite.contracts.lifecycle.CallbackEnding.PRESUMED_DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.AttemptOutcome;
import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.dispatcher.Deliveries;
import io.marketsuite.dispatcher.domain.AttemptVerdict.Concluded;
import io.marketsuite.dispatcher.domain.AttemptVerdict.NewToken;
import io.marketsuite.dispatcher.domain.AttemptVerdict.Retry;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackRulesTest {
  private static final History UNCERTAIN = new History(1, true, false, Optional.empty());
  private static final History REFUSED_TOKEN = new History(1, false, true, Optional.empty());

  @Test
  void only_200_is_accepted() {
    assertThat(judge(History.NONE, status(200))).isEqualTo(concluded(ACCEPTED, DELIVERED));
  }

  @ParameterizedTest(name = "{0} is retried, recorded as {1}")
  @CsvSource({
    "201, UNKNOWN", "204, UNKNOWN", "302, RETRYABLE", "408, RETRYABLE", "425, RETRYABLE",
    "429, RETRYABLE", "500, RETRYABLE", "502, UNKNOWN", "503, RETRYABLE", "504, UNKNOWN"
  })
  void other_answers_that_may_change_are_retried(int status, AttemptOutcome outcome) {
    assertThat(judge(History.NONE, status(status))).isEqualTo(new Retry(outcome, Optional.empty()));
  }

  @ParameterizedTest(name = "{0} is refused for good")
  @ValueSource(ints = {400, 403, 404, 405, 409, 410, 422, 451})
  void a_permanent_4xx_is_refused(int status) {
    assertThat(judge(History.NONE, status(status)))
        .isEqualTo(concluded(REFUSED, CallbackEnding.REFUSED));
  }

  @ParameterizedTest(name = "{0} after an attempt of unknown outcome is presumed delivered")
  @ValueSource(ints = {400, 403, 404, 409})
  void a_permanent_4xx_after_an_unknown_outcome_is_presumed_delivered(int status) {
    assertThat(judge(UNCERTAIN, status(status))).isEqualTo(concluded(REFUSED, PRESUMED_DELIVERED));
  }

  @Test
  void a_401_fetches_the_token_anew_once() {
    assertThat(judge(History.NONE, status(401))).isEqualTo(new NewToken());
    assertThat(judge(REFUSED_TOKEN, status(401))).isEqualTo(new Retry(RETRYABLE, Optional.empty()));
    assertThat(judge(UNCERTAIN, status(401))).isEqualTo(new NewToken());
  }

  @Test
  void what_the_receiver_asks_to_wait_is_passed_on() {
    Optional<Duration> wait = Optional.of(Duration.ofSeconds(9));
    assertThat(judge(History.NONE, new AttemptResult.Answered(429, wait, Optional.empty())))
        .isEqualTo(new Retry(RETRYABLE, wait));
  }

  @Test
  void what_was_not_sent_is_certain_and_what_was_not_answered_is_not() {
    assertThat(judge(History.NONE, new AttemptResult.NotSent(ErrorClass.CONNECT_FAILED)))
        .isEqualTo(new Retry(RETRYABLE, Optional.empty()));
    assertThat(judge(History.NONE, new AttemptResult.NoAnswer(ErrorClass.CONNECTION_LOST)))
        .isEqualTo(new Retry(UNKNOWN, Optional.empty()));
  }

  @Test
  void an_address_that_is_not_allowed_and_an_unknown_installation_are_refused() {
    assertThat(judge(History.NONE, new AttemptResult.Forbidden()))
        .isEqualTo(concluded(REFUSED, CallbackEnding.REFUSED));
    assertThat(judge(History.NONE, new AttemptResult.InstallationUnknown()))
        .isEqualTo(concluded(REFUSED, CallbackEnding.REFUSED));
  }

  @ParameterizedTest(name = "invalid_client on {0} {1}: presumed delivered is {2}")
  @CsvSource({
    "DELETE, SUCCESS, true",
    "DELETE, FAILED, false",
    "CREATE, FAILED, true",
    "CREATE, SUCCESS, false",
    "ACTIVATE, SUCCESS, false",
    "DEACTIVATE, SUCCESS, false",
    "UPGRADE, FAILED, false",
  })
  void invalid_client_means_delivered_where_the_marketplace_removes_the_clients(
      CommandKind kind, CallbackStatus status, boolean presumed) {
    AttemptVerdict verdict =
        CallbackRules.judge(
            Deliveries.callback(kind, status), History.NONE, new AttemptResult.ClientInvalid());
    assertThat(verdict)
        .isEqualTo(
            presumed
                ? concluded(REFUSED, PRESUMED_DELIVERED)
                : new Retry(RETRYABLE, Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource(CommandKind.class)
  void an_issuer_that_is_away_is_waited_for(CommandKind kind) {
    Optional<Duration> wait = Optional.of(Duration.ofSeconds(3));
    assertThat(
            CallbackRules.judge(
                Deliveries.callback(kind, CallbackStatus.SUCCESS),
                UNCERTAIN,
                new AttemptResult.IssuerAway(wait)))
        .isEqualTo(new Retry(RETRYABLE, wait));
  }

  private static AttemptVerdict judge(History before, AttemptResult result) {
    return CallbackRules.judge(
        Deliveries.callback(CommandKind.ACTIVATE, CallbackStatus.SUCCESS), before, result);
  }

  private static AttemptResult status(int status) {
    return new AttemptResult.Answered(status, Optional.empty(), Optional.empty());
  }

  private static AttemptVerdict concluded(AttemptOutcome outcome, CallbackEnding ending) {
    return new Concluded(outcome, Conclusion.of(ending));
  }
}
