package io.marketsuite.benchmarks.verify;

import io.marketsuite.token.Verification;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** What a stranger's bad token costs us: no key is looked for and no signature checked. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RefusingBenchmark {

  /** The checks before the keys. */
  @Benchmark
  public Verification refused(GoodVerifier good, RefusedTokens tokens) {
    return good.state.verify(tokens.authorization);
  }
}
