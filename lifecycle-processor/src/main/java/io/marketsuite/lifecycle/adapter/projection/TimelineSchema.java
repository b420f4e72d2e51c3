package io.marketsuite.lifecycle.adapter.projection;

import jakarta.enterprise.context.ApplicationScoped;
import org.flywaydb.core.Flyway;

/**
 * Brings the tables up to this release when PostgreSQL is there, not when the service starts: the
 * processor decides without it. Thread-safe.
 */
@ApplicationScoped
public class TimelineSchema {
  private final Flyway migrations;
  private volatile boolean ready;

  TimelineSchema(Flyway migrations) {
    this.migrations = migrations;
  }

  /** Whether the tables are there, as far as this process knows. */
  public boolean isReady() {
    return ready;
  }

  /**
   * Migrates, once.
   *
   * @throws RuntimeException if PostgreSQL is away, or a migration fails
   */
  public synchronized void require() {
    if (!ready) {
      migrations.migrate();
      ready = true;
    }
  }
}
