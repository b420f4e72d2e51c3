package io.marketsuite.dispatcher.domain;

import java.time.Duration;
import java.util.Optional;

/** What came of one attempt. */
public sealed interface AttemptResult {

  /**
   * An HTTP answer was read.
   *
   * @param retryAfter what the receiver asks to wait
   * @param detail the problem's detail, where the body was one
   */
  record Answered(int status, Optional<Duration> retryAfter, Optional<String> detail)
      implements AttemptResult {}

  /** It is certain that nothing arrived. */
  record NotSent(ErrorClass why) implements AttemptResult {}

  /** It was sent but no answer was read: it may have arrived. */
  record NoAnswer(ErrorClass why) implements AttemptResult {}

  /** Our own rules refuse the address: nothing was sent and nothing will be. */
  record Forbidden() implements AttemptResult {}

  /** There is no token: the tenant's issuer says {@code invalid_client}. */
  record ClientInvalid() implements AttemptResult {}

  /** There is no token: the installation's credentials are not there. */
  record InstallationUnknown() implements AttemptResult {}

  /** There is no token: the tenant's issuer does not answer. */
  record IssuerAway(Optional<Duration> retryAfter) implements AttemptResult {}

  /** The error's word: a status or a class, empty for 200 and 202. */
  default Optional<String> error() {
    return switch (this) {
      case Answered a when a.status() == 200 || a.status() == 202 -> Optional.empty();
      case Answered a -> Optional.of("http-" + a.status());
      case NotSent n -> Optional.of(n.why().word());
      case NoAnswer n -> Optional.of(n.why().word());
      case Forbidden _ -> Optional.of(ErrorClass.URL_REFUSED.word());
      case ClientInvalid _ -> Optional.of(ErrorClass.INVALID_CLIENT.word());
      case InstallationUnknown _ -> Optional.of(ErrorClass.UNKNOWN_INSTALLATION.word());
      case IssuerAway _ -> Optional.of(ErrorClass.ISSUER_UNAVAILABLE.word());
    };
  }

  /** The HTTP status, where an answer was read. */
  default Optional<Integer> httpStatus() {
    return switch (this) {
      case Answered a -> Optional.of(a.status());
      case NotSent _, NoAnswer _, Forbidden _, ClientInvalid _, InstallationUnknown _ ->
          Optional.empty();
      case IssuerAway _ -> Optional.empty();
    };
  }
}
