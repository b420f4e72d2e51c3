package io.marketsuite.lifecycle.topology;

import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.domain.FeatureRules;
import io.marketsuite.lifecycle.domain.Generation;
import io.marketsuite.lifecycle.domain.Installation;
import io.marketsuite.lifecycle.domain.Required;
import java.util.List;
import java.util.Optional;

/** An installation as the other services and the vendor see it. */
public final class StateView {
  private final FeatureRules rules;

  public StateView(FeatureRules rules) {
    this.rules = rules;
  }

  public InstallationState of(Installation it) {
    Optional<Generation> current = it.current();
    return new InstallationState(
        Wire.SCHEMA_VERSION,
        it.tenantId(),
        it.tenantDisplay(),
        it.featureId(),
        current.map(Generation::number).orElse(it.lastGeneration()),
        it.status(),
        current.map(Generation::active).orElse(false),
        current.map(Generation::confirmed).orElse(false),
        current.map(Generation::issuer),
        current.map(Generation::manifestVersion),
        current.map(Generation::confidentialClients).orElse(List.of()),
        current.map(Generation::publicClients).orElse(List.of()),
        current.map(found -> found.presentSettings().stream().sorted().toList()).orElse(List.of()),
        current.map(found -> missing(it, found)).orElse(List.of()),
        it.since());
  }

  private List<String> missing(Installation it, Generation generation) {
    return List.copyOf(
        Required.missing(
            rules, it.featureId(), generation.manifestVersion(), generation.presentSettings()));
  }
}
