package io.marketsuite.benchmarks.verify;

import io.marketsuite.token.SigningAlgorithm;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The verifier for RS256, apart from the algorithms that {@link VerifierState} goes through. */
@State(Scope.Benchmark)
public class GoodVerifier {
  final VerifierState state = new VerifierState();

  /** Makes it. */
  @Setup(Level.Trial)
  public void setUp() {
    state.algorithm = SigningAlgorithm.RS256;
    state.setUp();
  }
}
