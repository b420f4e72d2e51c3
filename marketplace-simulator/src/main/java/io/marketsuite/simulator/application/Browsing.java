package io.marketsuite.simulator.application;

import io.marketsuite.simulator.domain.Manifest;
import io.marketsuite.simulator.identity.OAuthClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What there is to see: every feature of every tenant, absent ones included. */
public final class Browsing {
  private final Tenants tenants;
  private final Catalogue catalogue;
  private final Features features;

  public Browsing(Tenants tenants, Catalogue catalogue, Features features) {
    this.tenants = tenants;
    this.catalogue = catalogue;
    this.features = features;
  }

  /** A client with its secret: for tests of secrecy alone; the secret is null for a public one. */
  public record Credential(String serviceId, String clientId, String clientSecret) {
    @Override
    public String toString() {
      return "Credential[" + serviceId + ", " + clientId + "]";
    }
  }

  /** All features of all tenants, or of one; null means all. */
  public List<FeatureView> features(String tenantId) {
    List<Tenant> chosen = tenantId == null ? tenants.all() : List.of(tenants.require(tenantId));
    List<FeatureView> views = new ArrayList<>();
    for (Tenant tenant : chosen) {
      for (Manifest manifest : catalogue.all()) {
        views.add(features.record(tenant.id(), manifest.id()).view());
      }
    }
    return List.copyOf(views);
  }

  /**
   * One feature of one tenant.
   *
   * @throws Problem not found
   */
  public FeatureView feature(String tenantId, String featureId) {
    return record(tenantId, featureId).view();
  }

  /**
   * The clients of a feature with their secrets.
   *
   * @throws Problem not found
   */
  public List<Credential> credentials(String tenantId, String featureId) {
    Map<String, OAuthClient> byService =
        new LinkedHashMap<>(record(tenantId, featureId).clients().byService());
    return byService.entrySet().stream()
        .map(
            entry ->
                new Credential(
                    entry.getKey(),
                    entry.getValue().clientId(),
                    entry.getValue().secret().map(secret -> secret.value()).orElse(null)))
        .toList();
  }

  private FeatureRecord record(String tenantId, String featureId) {
    Tenant tenant = tenants.require(tenantId);
    return features.record(tenant.id(), catalogue.require(featureId).id());
  }
}
