package io.marketsuite.simulator.application;

import io.marketsuite.simulator.domain.FeatureStatus;
import io.marketsuite.simulator.domain.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Releases a manifest version and upgrades every tenant whose feature is activated; deactivated
 * ones stay on their version.
 *
 * <p>Source: specification, "Upgrading".
 */
public final class Releasing {
  private final Catalogue catalogue;
  private final Tenants tenants;
  private final Features features;
  private final Acting acting;
  private final Executor background;

  /**
   * @param background sends the upgrades, all tenants at once
   */
  public Releasing(
      Catalogue catalogue, Tenants tenants, Features features, Acting acting, Executor background) {
    this.catalogue = catalogue;
    this.tenants = tenants;
    this.features = features;
    this.acting = acting;
    this.background = background;
  }

  /** What a release led to: an entry per upgraded tenant. */
  public record Release(String featureId, int manifestVersion, List<Acting.Result> upgrades) {}

  /**
   * Releases the manifest and, if wanted, upgrades; returns when each upgrade was answered.
   *
   * @throws Problem conflict, unless the version is new
   */
  public Release release(Manifest manifest, boolean upgrade) {
    catalogue.release(manifest);
    List<CompletableFuture<Optional<Acting.Result>>> running = new ArrayList<>();
    if (upgrade) {
      for (Tenant tenant : tenants.all()) {
        if (isDue(tenant, manifest)) {
          running.add(CompletableFuture.supplyAsync(() -> upgrade(tenant, manifest), background));
        }
      }
    }
    return new Release(
        manifest.id(),
        manifest.version(),
        running.stream().map(CompletableFuture::join).flatMap(Optional::stream).toList());
  }

  private Optional<Acting.Result> upgrade(Tenant tenant, Manifest manifest) {
    try {
      return Optional.of(acting.perform(tenant.id(), manifest.id(), new Order.Upgrade()));
    } catch (Problem noLongerDue) {
      // An administrator was faster: the feature is not activated any more.
      return Optional.empty();
    }
  }

  private boolean isDue(Tenant tenant, Manifest manifest) {
    return !tenant.leaving()
        && features
            .find(tenant.id(), manifest.id())
            .filter(record -> record.status() == FeatureStatus.ACTIVATED)
            .isPresent();
  }
}
