package io.marketsuite.dispatcher.domain;

import static io.marketsuite.contracts.lifecycle.AttemptOutcome.ACCEPTED;
import static io.marketsuite.contracts.lifecycle.AttemptOutcome.REFUSED;
import static io.marketsuite.contracts.lifecycle.AttemptOutcome.RETRYABLE;
import static io.marketsuite.contracts.lifecycle.AttemptOutcome.UNKNOWN;

import io.marketsuite.contracts.lifecycle.AttemptOutcome;
import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.dispatcher.domain.AttemptVerdict.Concluded;
import io.marketsuite.dispatcher.domain.AttemptVerdict.NewToken;
import io.marketsuite.dispatcher.domain.AttemptVerdict.Retry;
import java.util.Optional;

/**
 * How an attempt to call the marketplace back is judged (lifecycle rules: Callbacks).
 *
 * <p>Only 200 counts as accepted. A permanent 4xx after an attempt of unknown outcome means that
 * the earlier one arrived: presumed delivered. The marketplace removes a feature's clients when it
 * took a successful Delete or a failed Create: {@code invalid_client} on those is presumed
 * delivered as well. A 401 is never permanent: once the token was fetched anew, clocks or keys are
 * at odds, which passes.
 */
public final class CallbackRules {
  private CallbackRules() {}

  /**
   * @param before what was tried before this attempt
   */
  public static AttemptVerdict judge(CallbackRequest request, History before, AttemptResult it) {
    return switch (it) {
      case AttemptResult.Answered answered -> judge(before, answered);
      case AttemptResult.NotSent _ -> new Retry(RETRYABLE, Optional.empty());
      case AttemptResult.NoAnswer _ -> new Retry(UNKNOWN, Optional.empty());
      case AttemptResult.Forbidden _ -> refusal(before);
      case AttemptResult.InstallationUnknown _ -> refusal(before);
      case AttemptResult.IssuerAway away -> new Retry(RETRYABLE, away.retryAfter());
      case AttemptResult.ClientInvalid _ when clientsAreGoneOnceItArrived(request) ->
          concluded(REFUSED, CallbackEnding.PRESUMED_DELIVERED);
      case AttemptResult.ClientInvalid _ -> new Retry(RETRYABLE, Optional.empty());
    };
  }

  private static AttemptVerdict judge(History before, AttemptResult.Answered answered) {
    int status = answered.status();
    if (status == HttpStatuses.OK) {
      return concluded(ACCEPTED, CallbackEnding.DELIVERED);
    }
    if (status == HttpStatuses.UNAUTHORIZED) {
      return before.tokenRefused() ? new Retry(RETRYABLE, answered.retryAfter()) : new NewToken();
    }
    if (HttpStatuses.permanentRefusal(status)) {
      return refusal(before);
    }
    boolean mayHaveArrived = HttpStatuses.gatewayWithoutAnswer(status) || status < 300;
    return new Retry(mayHaveArrived ? UNKNOWN : RETRYABLE, answered.retryAfter());
  }

  private static AttemptVerdict refusal(History before) {
    return concluded(
        REFUSED,
        before.outcomeUnknown() ? CallbackEnding.PRESUMED_DELIVERED : CallbackEnding.REFUSED);
  }

  private static boolean clientsAreGoneOnceItArrived(CallbackRequest request) {
    return request.kind() == CommandKind.DELETE && request.status() == CallbackStatus.SUCCESS
        || request.kind() == CommandKind.CREATE && request.status() == CallbackStatus.FAILED;
  }

  private static Concluded concluded(AttemptOutcome outcome, CallbackEnding ending) {
    return new Concluded(outcome, Conclusion.of(ending));
  }
}
