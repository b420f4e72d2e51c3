package io.marketsuite.simulator.application;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A customer of Carerix.
 *
 * @param id the lower-cased display name: its realm, and its name in the driving API
 * @param displayName as the {@code tenant} claim and Cleanup's {@code payload.tenant} write it
 * @param identityServer the server that holds its realm
 * @param issuer the {@code iss} of its tokens
 * @param leaving whether the customer has left: no realm any more, cleanups still due
 */
public record Tenant(
    @JsonProperty("tenant_id") String id,
    String displayName,
    String identityServer,
    String issuer,
    boolean leaving) {

  /** The same customer, on the way out. */
  public Tenant left() {
    return new Tenant(id, displayName, identityServer, issuer, true);
  }
}
