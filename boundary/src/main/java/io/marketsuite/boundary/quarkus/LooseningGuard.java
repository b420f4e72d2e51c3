package io.marketsuite.boundary.quarkus;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/**
 * Stops the start of a service that is loosened where it may not be. In each service that has this
 * library among its own; nothing has to call it.
 */
@Singleton
public class LooseningGuard {
  private static final int FIRST = 1;

  /**
   * Looks at the configuration as the services will read it.
   *
   * @throws IllegalStateException naming the keys; the service does not start
   */
  void check(@Observes @Priority(FIRST) StartupEvent starting, Config config) {
    Loosenings.refusal(
            ConfigUtils.getProfiles(),
            config.getPropertyNames(),
            name -> config.getOptionalValue(name, Boolean.class))
        .ifPresent(
            why -> {
              throw new IllegalStateException(why);
            });
    PlainHttp.refusal(
            ConfigUtils.getProfiles(), name -> config.getOptionalValue(name, String.class))
        .ifPresent(
            why -> {
              throw new IllegalStateException(why);
            });
  }
}
