package io.marketsuite.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.token.adapter.jose.JoseSignatureCheck;
import io.marketsuite.token.carerix.CarerixTokens;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** A verifier for tests and short words for its outcomes. */
final class Verifying {
  private Verifying() {}

  static VerifierConfigBuilder config() {
    return CarerixTokens.config().hosts(Set.of("id.carerix.io", "https://id-2.carerix.io"));
  }

  static TokenVerifier verifier(
      VerifierConfigBuilder config, JwksSource source, ManualClock clock) {
    return TokenVerifier.create(config.build(), source, new JoseSignatureCheck(), clock);
  }

  static TokenVerifier verifier() {
    return verifier(config(), FakeJwks.ofCarerix(), new ManualClock());
  }

  static Verification outcome(CompletionStage<Verification> stage) {
    assertThat(stage.toCompletableFuture()).as("complete without waiting").isCompleted();
    return stage.toCompletableFuture().join();
  }

  static VerifiedToken verified(CompletionStage<Verification> stage) {
    Verification outcome = outcome(stage);
    assertThat(outcome).isInstanceOf(Verification.Verified.class);
    return ((Verification.Verified) outcome).token();
  }

  static Verification.Refused refused(CompletionStage<Verification> stage) {
    Verification outcome = outcome(stage);
    assertThat(outcome).isInstanceOf(Verification.Refused.class);
    return (Verification.Refused) outcome;
  }

  static RefusalReason reason(CompletionStage<Verification> stage) {
    return refused(stage).reason();
  }
}
