package io.marketsuite.dispatcher.domain;

import static io.marketsuite.contracts.lifecycle.AttemptOutcome.ACCEPTED;
import static io.marketsuite.contracts.lifecycle.AttemptOutcome.REFUSED;
import static io.marketsuite.contracts.lifecycle.AttemptOutcome.RETRYABLE;
import static io.marketsuite.contracts.lifecycle.AttemptOutcome.UNKNOWN;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.dispatcher.domain.AttemptVerdict.Concluded;
import io.marketsuite.dispatcher.domain.AttemptVerdict.Retry;
import java.util.Optional;

/**
 * How an attempt to call the vendor's hook is judged (lifecycle rules: Provisioning): 200 done, 202
 * a result will follow, 4xx failed with a reason but 408, 425 and 429, which like all else are
 * tried again.
 */
public final class HookRules {
  private HookRules() {}

  /** Judges one attempt. */
  public static AttemptVerdict judge(AttemptResult it) {
    return switch (it) {
      case AttemptResult.Answered answered -> judge(answered);
      case AttemptResult.NotSent _ -> new Retry(RETRYABLE, Optional.empty());
      case AttemptResult.NoAnswer _ -> new Retry(UNKNOWN, Optional.empty());
      case AttemptResult.Forbidden _ -> new Retry(RETRYABLE, Optional.empty());
      case AttemptResult.ClientInvalid _, AttemptResult.InstallationUnknown _ ->
          new Retry(RETRYABLE, Optional.empty());
      case AttemptResult.IssuerAway away -> new Retry(RETRYABLE, away.retryAfter());
    };
  }

  private static AttemptVerdict judge(AttemptResult.Answered answered) {
    int status = answered.status();
    if (status == HttpStatuses.OK) {
      VendorAnswer done = new VendorAnswer(true, answered.detail());
      return new Concluded(ACCEPTED, new Conclusion(CallbackEnding.DELIVERED, Optional.of(done)));
    }
    if (status == HttpStatuses.ACCEPTED) {
      return new Concluded(ACCEPTED, Conclusion.of(CallbackEnding.DELIVERED));
    }
    if (HttpStatuses.permanentRefusal(status)) {
      String reason = answered.detail().orElse("The vendor's hook answered " + status);
      VendorAnswer failed = new VendorAnswer(false, Optional.of(reason));
      return new Concluded(REFUSED, new Conclusion(CallbackEnding.REFUSED, Optional.of(failed)));
    }
    return new Retry(RETRYABLE, answered.retryAfter());
  }
}
