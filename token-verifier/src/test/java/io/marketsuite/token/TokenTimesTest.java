package io.marketsuite.token;

import static io.marketsuite.token.RefusalReason.EXPIRED;
import static io.marketsuite.token.RefusalReason.ISSUED_IN_FUTURE;
import static io.marketsuite.token.RefusalReason.NOT_YET_VALID;
import static io.marketsuite.token.Tokens.NOW;
import static io.marketsuite.token.Tokens.forTenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Step 4, times: at exactly now, and at now ± the skew, without one, by default and at the cap. */
class TokenTimesTest {

  private static final List<Duration> SKEWS =
      List.of(Duration.ZERO, Duration.ofSeconds(30), VerifierConfig.MAX_SKEW);

  /** A claim, how far from now it lies beyond the skew, and what follows. */
  static Stream<Arguments> times() {
    return SKEWS.stream()
        .flatMap(
            skew -> {
              long s = skew.toSeconds();
              return Stream.of(
                  arguments(skew, "exp", 86_400L, null),
                  arguments(skew, "exp", -s + 1, null),
                  arguments(skew, "exp", -s, EXPIRED),
                  arguments(skew, "exp", -s - 1, EXPIRED),
                  arguments(skew, "exp", -86_400L, EXPIRED),
                  arguments(skew, "nbf", -86_400L, null),
                  arguments(skew, "nbf", 0L, null),
                  arguments(skew, "nbf", s - 1, null),
                  arguments(skew, "nbf", s, null),
                  arguments(skew, "nbf", s + 1, NOT_YET_VALID),
                  arguments(skew, "iat", -86_400L, null),
                  arguments(skew, "iat", 0L, null),
                  arguments(skew, "iat", s - 1, null),
                  arguments(skew, "iat", s, null),
                  arguments(skew, "iat", s + 1, ISSUED_IN_FUTURE));
            });
  }

  @ParameterizedTest(name = "skew {0}: {1} {2} s from now → {3}")
  @MethodSource("times")
  void is_judged_with_the_skew(Duration skew, String claim, long seconds, RefusalReason expected) {
    String token = forTenant().claim(claim, NOW.plusSeconds(seconds)).build();

    assertThat(reason(skew, NOW, token)).isEqualTo(Optional.ofNullable(expected));
  }

  /** A claim at {@code NOW}, and by how much the clock stands beyond the skew. */
  static Stream<Arguments> milliseconds() {
    return SKEWS.stream()
        .flatMap(
            skew ->
                Stream.of(
                    arguments(skew, "exp", skew.minusMillis(1), null),
                    arguments(skew, "exp", skew, EXPIRED),
                    arguments(skew, "nbf", skew.negated(), null),
                    arguments(skew, "nbf", skew.negated().minusMillis(1), NOT_YET_VALID),
                    arguments(skew, "iat", skew.negated(), null),
                    arguments(skew, "iat", skew.negated().minusMillis(1), ISSUED_IN_FUTURE)));
  }

  @ParameterizedTest(name = "skew {0}: {1} when the clock is {2} beyond it → {3}")
  @MethodSource("milliseconds")
  void the_last_millisecond_counts(
      Duration skew, String claim, Duration beyond, RefusalReason expected) {
    String token =
        forTenant()
            .claim("exp", NOW.plusSeconds(86_400))
            .claim("iat", NOW.minusSeconds(86_400))
            .claim(claim, NOW)
            .build();

    assertThat(reason(skew, NOW.plus(beyond), token)).isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void more_skew_than_the_cap_is_no_configuration() {
    VerifierConfigBuilder config = Verifying.config().skew(VerifierConfig.MAX_SKEW.plusMillis(1));

    assertThatThrownBy(config::build).isInstanceOf(IllegalArgumentException.class);
  }

  private static Optional<RefusalReason> reason(Duration skew, Instant now, String token) {
    ManualClock clock = new ManualClock();
    clock.set(now);
    TokenVerifier verifier =
        Verifying.verifier(Verifying.config().skew(skew), FakeJwks.ofCarerix(), clock);
    return switch (Verifying.outcome(verifier.verifyMarketplace(token))) {
      case Verification.Verified _ -> Optional.empty();
      case Verification.Refused(var why, var _) -> Optional.of(why);
    };
  }

  @Test
  void the_measured_skew_is_told_to_the_operator() {
    assertThat(skewOf("exp", -45, EXPIRED)).contains(Duration.ofSeconds(45));
    assertThat(skewOf("nbf", 45, NOT_YET_VALID)).contains(Duration.ofSeconds(45));
    assertThat(skewOf("iat", 3600, ISSUED_IN_FUTURE)).contains(Duration.ofHours(1));
  }

  @Test
  void what_was_let_pass_by_the_skew_is_told_of_a_verified_token_too() {
    assertThat(letPass("exp", -20)).isEqualTo(Duration.ofSeconds(20));
    assertThat(letPass("iat", 20)).isEqualTo(Duration.ofSeconds(20));
    assertThat(letPass("exp", 60)).isZero();
    assertThat(letPass("iat", 0)).isZero();
  }

  private static Duration letPass(String claim, long seconds) {
    String token = forTenant().claim(claim, NOW.plusSeconds(seconds)).build();
    return Verifying.verified(Verifying.verifier().verifyMarketplace(token)).skewAt(NOW);
  }

  private static Optional<Duration> skewOf(String claim, long seconds, RefusalReason expected) {
    String token = forTenant().claim(claim, NOW.plusSeconds(seconds)).build();
    Verification.Refused refused = Verifying.refused(Verifying.verifier().verifyMarketplace(token));
    assertThat(refused.reason()).isEqualTo(expected);
    return refused.diagnostics().measuredSkew();
  }
}
