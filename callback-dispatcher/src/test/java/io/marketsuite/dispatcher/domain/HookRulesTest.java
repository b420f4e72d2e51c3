package io.marketsuite.dispatcher.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.contracts.lifecycle.AttemptOutcome;
import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.dispatcher.domain.AttemptVerdict.Concluded;
import io.marketsuite.dispatcher.domain.AttemptVerdict.Retry;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HookRulesTest {
  @Test
  void a_200_is_the_vendors_success() {
    assertThat(HookRules.judge(status(200, "done")))
        .isEqualTo(
            new Concluded(
                AttemptOutcome.ACCEPTED,
                new Conclusion(
                    CallbackEnding.DELIVERED,
                    Optional.of(new VendorAnswer(true, Optional.of("done"))))));
  }

  @Test
  void a_202_is_delivered_and_says_nothing_yet() {
    assertThat(HookRules.judge(status(202, null)))
        .isEqualTo(new Concluded(AttemptOutcome.ACCEPTED, Conclusion.of(CallbackEnding.DELIVERED)));
  }

  @ParameterizedTest(name = "{0} is the vendor''s failure")
  @ValueSource(ints = {400, 401, 403, 404, 409, 422})
  void other_4xx_are_the_vendors_failure_with_its_reason(int status) {
    assertThat(HookRules.judge(status(status, "quota exceeded")))
        .isEqualTo(failed("quota exceeded"));
    assertThat(HookRules.judge(status(status, null)))
        .isEqualTo(failed("The vendor's hook answered " + status));
  }

  @ParameterizedTest(name = "{0} is tried again")
  @ValueSource(ints = {201, 301, 408, 425, 429, 500, 502, 503})
  void everything_else_is_tried_again(int status) {
    assertThat(HookRules.judge(status(status, null))).isInstanceOf(Retry.class);
  }

  @Test
  void a_lost_connection_is_tried_again() {
    assertThat(HookRules.judge(new AttemptResult.NoAnswer(ErrorClass.CONNECTION_LOST)))
        .isEqualTo(new Retry(AttemptOutcome.UNKNOWN, Optional.empty()));
  }

  @Test
  void a_long_detail_is_cut() {
    VendorAnswer answer = new VendorAnswer(false, Optional.of("x".repeat(501)));
    assertThat(answer.detail()).contains("x".repeat(500));
  }

  private static AttemptVerdict failed(String reason) {
    return new Concluded(
        AttemptOutcome.REFUSED,
        new Conclusion(
            CallbackEnding.REFUSED, Optional.of(new VendorAnswer(false, Optional.of(reason)))));
  }

  private static AttemptResult status(int status, String detail) {
    return new AttemptResult.Answered(status, Optional.empty(), Optional.ofNullable(detail));
  }
}
