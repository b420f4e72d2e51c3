package io.marketsuite.token;

import java.time.Duration;
import java.util.Optional;

/** What was found out about a token so far, in case it is refused. Not thread-safe. */
final class Findings {
  private Optional<String> keyId = Optional.empty();
  private Optional<String> issuer = Optional.empty();

  /** What was found when the token came before. */
  TokenReading recall(TokenReading reading) {
    keyId(reading.header().keyId());
    issuer(reading.issuer().issuer());
    return reading;
  }

  void keyId(String plain) {
    keyId = Optional.of(plain);
  }

  void issuer(String claim) {
    issuer = Optional.of(claim);
  }

  Verification refused(Refusal refusal) {
    return refused(refusal.reason(), refusal.skew());
  }

  Verification refused(RefusalReason reason) {
    return refused(reason, Optional.empty());
  }

  private Verification refused(RefusalReason reason, Optional<Duration> skew) {
    Optional<String> clean = issuer.flatMap(IssuerTemplate::cleanForLog);
    return new Verification.Refused(reason, new Diagnostics(keyId, clean, skew));
  }
}
