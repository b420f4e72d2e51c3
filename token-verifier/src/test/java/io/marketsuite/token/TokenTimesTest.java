package io.marketsuite.token;

import static io.marketsuite.token.RefusalReason.EXPIRED;
import static io.marketsuite.token.RefusalReason.ISSUED_IN_FUTURE;
import static io.marketsuite.token.RefusalReason.NOT_YET_VALID;
import static io.marketsuite.token.Tokens.NOW;
import static io.marketsuite.token.Tokens.forTenant;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step 4, times: at exactly now, and at now ± the skew of 30 s. */
class TokenTimesTest {

  @ParameterizedTest(name = "{0} {1} s from now → {2}")
  @CsvSource({
    "exp, 1, ",
    "exp, 0, ",
    "exp, -29, ",
    "exp, -30, EXPIRED",
    "exp, -31, EXPIRED",
    "exp, -86400, EXPIRED",
    "nbf, -1, ",
    "nbf, 0, ",
    "nbf, 30, ",
    "nbf, 31, NOT_YET_VALID",
    "iat, -86400, ",
    "iat, 0, ",
    "iat, 30, ",
    "iat, 31, ISSUED_IN_FUTURE",
  })
  void is_judged_with_the_skew(String claim, long seconds, RefusalReason expected) {
    String token = forTenant().claim(claim, NOW.plusSeconds(seconds)).build();

    Verification outcome = Verifying.outcome(Verifying.verifier().verifyMarketplace(token));

    Optional<RefusalReason> reason =
        switch (outcome) {
          case Verification.Verified(var verified) -> Optional.empty();
          case Verification.Refused(var why, var diagnostics) -> Optional.of(why);
        };
    assertThat(reason).isEqualTo(Optional.ofNullable(expected));
  }

  @ParameterizedTest(name = "exp {0} ms from now → accepted {1}")
  @CsvSource({"-29999, true", "-30000, false"})
  void the_last_millisecond_counts(long millis, boolean accepted) {
    ManualClock clock = new ManualClock();
    clock.set(NOW.minusMillis(millis));
    TokenVerifier verifier = Verifying.verifier(Verifying.config(), FakeJwks.ofCarerix(), clock);

    Verification outcome =
        Verifying.outcome(verifier.verifyMarketplace(forTenant().claim("exp", NOW).build()));

    assertThat(outcome instanceof Verification.Verified).isEqualTo(accepted);
  }

  @Test
  void without_skew_the_expiry_itself_is_too_late() {
    TokenVerifier verifier =
        Verifying.verifier(
            Verifying.config().skew(Duration.ZERO), FakeJwks.ofCarerix(), new ManualClock());

    assertThat(Verifying.reason(verifier.verifyMarketplace(forTenant().claim("exp", NOW).build())))
        .isEqualTo(EXPIRED);
  }

  @Test
  void the_measured_skew_is_told_to_the_operator() {
    assertThat(skewOf("exp", -45, EXPIRED)).contains(Duration.ofSeconds(45));
    assertThat(skewOf("nbf", 45, NOT_YET_VALID)).contains(Duration.ofSeconds(45));
    assertThat(skewOf("iat", 3600, ISSUED_IN_FUTURE)).contains(Duration.ofHours(1));
  }

  private static Optional<Duration> skewOf(String claim, long seconds, RefusalReason expected) {
    String token = forTenant().claim(claim, NOW.plusSeconds(seconds)).build();
    Verification.Refused refused = Verifying.refused(Verifying.verifier().verifyMarketplace(token));
    assertThat(refused.reason()).isEqualTo(expected);
    return refused.diagnostics().measuredSkew();
  }
}
