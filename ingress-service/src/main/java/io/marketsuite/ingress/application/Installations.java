package io.marketsuite.ingress.application;

import io.marketsuite.ingress.domain.Installation;
import java.util.Optional;

/** The installations that are not absent, as the processor last told. Thread-safe and cheap. */
public interface Installations {

  /** The installation of a feature at a tenant, if there is one. */
  Optional<Installation> find(String tenantId, String featureId);

  /**
   * Whether a client belongs to any installation of that tenant that this very issuer installed.
   */
  boolean isClientOf(String tenantId, String issuer, String clientId);
}
