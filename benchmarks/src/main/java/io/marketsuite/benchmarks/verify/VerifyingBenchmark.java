package io.marketsuite.benchmarks.verify;

import io.marketsuite.token.SignatureCheck;
import io.marketsuite.token.Verification;
import io.marketsuite.token.adapter.jose.JoseSignatureCheck;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A good token: all of it, the same one again, and its signature alone. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class VerifyingBenchmark {
  private static final SignatureCheck SIGNATURES = new JoseSignatureCheck();

  /** Every check, keys at hand, no token remembered. */
  @Benchmark
  public Verification whole(VerifierState state) {
    return state.verify(state.authorization);
  }

  /** Every check but the signature's, of a token that was verified before. */
  @Benchmark
  public Verification remembered(VerifierState state) {
    return state.verifyAgain(state.authorization);
  }

  /** The signature alone, as the verifier has it checked. */
  @Benchmark
  public boolean signature(VerifierState state) {
    return SIGNATURES.holds(state.key, state.token);
  }
}
