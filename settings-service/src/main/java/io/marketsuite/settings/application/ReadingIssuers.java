package io.marketsuite.settings.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;

/** Reads which issuers have something installed. Thread-safe. */
@ApplicationScoped
public class ReadingIssuers {
  private final InstallationStore installations;

  ReadingIssuers(InstallationStore installations) {
    this.installations = installations;
  }

  /** The issuers of all generations that are not erased. */
  @Transactional
  public Set<String> living() {
    return installations.livingIssuers();
  }
}
