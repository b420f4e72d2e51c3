package io.marketsuite.token;

import java.time.Duration;
import java.util.Optional;

/** Ends the chain of checks early. Carries no stack trace: it is an answer, not an accident. */
final class Refusal extends Exception {
  private final RefusalReason reason;
  private final transient Optional<Duration> skew;

  Refusal(RefusalReason reason) {
    this(reason, Optional.empty());
  }

  Refusal(RefusalReason reason, Optional<Duration> skew) {
    super(reason.label(), null, false, false);
    this.reason = reason;
    this.skew = skew;
  }

  RefusalReason reason() {
    return reason;
  }

  Optional<Duration> skew() {
    return skew;
  }
}
