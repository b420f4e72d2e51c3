package io.marketsuite.token.quarkus;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The machine's clock, where the service brings no other. */
@Singleton
public class DefaultClock {

  @Produces
  @Singleton
  @DefaultBean
  InstantSource clock() {
    return InstantSource.system();
  }
}
