package io.marketsuite.token.adapter.file;

import io.marketsuite.token.SigningAlgorithm;
import io.marketsuite.token.VerifierConfig.TenantClaim;
import io.marketsuite.token.VerifierConfigBuilder;
import java.util.Optional;
import java.util.Set;

/**
 * What an identity file names. What it does not name stays as the service was configured.
 * Immutable.
 *
 * @param hosts the identity servers that are believed
 * @param realmPattern the full pattern of a tenant's realm
 * @param tenantClaim how the {@code tenant} claim relates to the realm
 * @param algorithms the accepted signature algorithms
 */
record NamedRules(
    Optional<Set<String>> hosts,
    Optional<String> realmPattern,
    Optional<TenantClaim> tenantClaim,
    Optional<Set<SigningAlgorithm>> algorithms) {

  VerifierConfigBuilder over(VerifierConfigBuilder configured) {
    hosts.ifPresent(configured::hosts);
    realmPattern.ifPresent(configured::realmPattern);
    tenantClaim.ifPresent(configured::tenantClaim);
    algorithms.ifPresent(configured::algorithms);
    return configured;
  }
}
