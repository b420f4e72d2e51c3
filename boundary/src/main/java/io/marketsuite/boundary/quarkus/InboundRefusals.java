package io.marketsuite.boundary.quarkus;

import io.marketsuite.boundary.inbound.SourceRules;
import io.marketsuite.boundary.inbound.TargetFault;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/**
 * Counts what does not come in: {@code inbound.refusals} by {@code check}, a closed set. A service
 * without a meter registry counts nothing. Thread-safe.
 */
@Singleton
public class InboundRefusals {
  private final Optional<MeterRegistry> meters;

  /** Made by the container. */
  @Inject
  InboundRefusals(Instance<MeterRegistry> meters) {
    this(meters.stream().findFirst());
  }

  InboundRefusals(Optional<MeterRegistry> meters) {
    this.meters = meters;
  }

  void target(TargetFault fault) {
    count("target_" + label(fault));
  }

  void host() {
    count("host");
  }

  void framing() {
    count("framing");
  }

  void size() {
    count("size");
  }

  void source(SourceRules.Verdict verdict) {
    count("source_" + label(verdict));
  }

  private void count(String check) {
    meters.ifPresent(registry -> registry.counter("inbound.refusals", "check", check).increment());
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
