package io.marketsuite.operator;

import io.marketsuite.boundary.inbound.LogBudget;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Counts and logs who was not let in, by reason: metric {@code operator.access.refusals} with the
 * label {@code reason}. Thread-safe.
 */
@ApplicationScoped
public class Refusals {
  private static final Logger LOG = Logger.getLogger(Refusals.class);

  private final LogBudget lines = LogBudget.of(100);
  private final Map<TokenRefusal, Counter> counters = new EnumMap<>(TokenRefusal.class);

  Refusals(MeterRegistry registry) {
    for (TokenRefusal refusal : TokenRefusal.values()) {
      counters.put(
          refusal,
          Counter.builder("operator.access.refusals")
              .description("Requests to operator and vendor routes that were not let in")
              .tag("reason", refusal.label())
              .register(registry));
    }
  }

  void count(TokenRefusal refusal) {
    counters.get(refusal).increment();
    lines
        .line()
        .ifPresent(
            leftOut -> LOG.infof("access refused reason=%s leftOut=%d", refusal.label(), leftOut));
  }
}
