package io.marketsuite.token.quarkus;

import io.marketsuite.token.TokenVerifier;
import io.marketsuite.token.adapter.file.RulesReload;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks at the identity file again and again. One line and one count per change of the file, and
 * none per look.
 */
@Singleton
public class RulesWatch {
  private static final Logger LOG = Logger.getLogger(RulesWatch.class);

  private final TokenVerifier verifier;
  private final IdentityRules rules;
  private final Duration interval;
  private final MeterRegistry meters;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("identity-file").factory());
  private volatile RulesState state;

  RulesWatch(
      TokenVerifier verifier, IdentityRules rules, IdentityConfig config, MeterRegistry meters) {
    this.verifier = verifier;
    this.rules = rules;
    this.interval = config.reloadInterval();
    this.meters = meters;
    this.state =
        rules.reload().isPresent() ? new RulesState.FromFile() : new RulesState.Configured();
  }

  void start(@Observes StartupEvent event) {
    if (interval.isPositive()) {
      rules.reload().ifPresent(this::follow);
    } else {
      throw new IllegalArgumentException("suite.identity.reload-interval must be positive");
    }
  }

  private void follow(RulesReload reload) {
    long nanos = interval.toNanos();
    looks.scheduleWithFixedDelay(() -> look(reload), nanos, nanos, TimeUnit.NANOSECONDS);
  }

  private void look(RulesReload reload) {
    try {
      take(reload.poll(verifier::reconfigure));
    } catch (RuntimeException | Error broken) {
      // A task that throws would never run again, and nobody could be taken off the list.
      LOG.errorf(broken, "kind=identity-rules result=failed");
    }
  }

  private void take(RulesReload.Outcome outcome) {
    switch (outcome) {
      case RulesReload.Outcome.Unchanged() -> {}
      case RulesReload.Outcome.Applied(var config) -> {
        state = new RulesState.FromFile();
        count("applied");
        LOG.infof("kind=identity-rules result=applied hosts=%s", config.hosts());
      }
      case RulesReload.Outcome.Kept(String why) -> {
        state = new RulesState.Kept(why);
        count("kept");
        LOG.errorf("kind=identity-rules result=kept why=%s", why);
      }
    }
  }

  private void count(String result) {
    meters.counter("token.verifier.reload", "result", result).increment();
  }

  /** Where the rules in force are from. */
  RulesState state() {
    return state;
  }

  void stop(@Observes ShutdownEvent event) {
    looks.shutdownNow();
  }
}
