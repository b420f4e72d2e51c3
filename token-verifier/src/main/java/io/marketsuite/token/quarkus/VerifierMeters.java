package io.marketsuite.token.quarkus;

import io.marketsuite.token.TokenVerifier;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** The verifier's own counters as metrics. Refusals are counted where they are answered. */
@Singleton
public class VerifierMeters {

  void register(@Observes StartupEvent event, TokenVerifier verifier, MeterRegistry meters) {
    keyFetches(verifier, meters, "started", it -> it.keyCacheStats().fetches());
    keyFetches(verifier, meters, "failed", it -> it.keyCacheStats().failures());
    keyFetches(verifier, meters, "withheld", it -> it.keyCacheStats().withheld());
    remembered(verifier, meters, "hit", it -> it.verifiedTokenStats().hits());
    remembered(verifier, meters, "miss", it -> it.verifiedTokenStats().misses());
    gauge(verifier, meters, "token.verifier.issuers", it -> it.keyCacheStats().issuers());
    gauge(verifier, meters, "token.verifier.hosts", it -> it.issuers().hosts().size());
    gauge(verifier, meters, "token.verifier.remembered", it -> it.verifiedTokenStats().size());
  }

  private static void keyFetches(
      TokenVerifier verifier,
      MeterRegistry meters,
      String what,
      ToDoubleFunction<TokenVerifier> count) {
    FunctionCounter.builder("token.verifier.key.fetches", verifier, count)
        .tag("what", what)
        .register(meters);
  }

  private static void remembered(
      TokenVerifier verifier,
      MeterRegistry meters,
      String result,
      ToDoubleFunction<TokenVerifier> count) {
    FunctionCounter.builder("token.verifier.signatures", verifier, count)
        .description("Accepted tokens by whether their signature was remembered")
        .tag("remembered", result)
        .register(meters);
  }

  private static void gauge(
      TokenVerifier verifier,
      MeterRegistry meters,
      String name,
      ToDoubleFunction<TokenVerifier> value) {
    Gauge.builder(name, verifier, value).register(meters);
  }
}
