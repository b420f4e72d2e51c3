package io.marketsuite.lifecycle.adapter.config;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import io.marketsuite.contracts.manifest.Manifest;
import io.marketsuite.contracts.manifest.ManifestCatalogue;
import io.marketsuite.lifecycle.domain.FeatureRules;
import io.marketsuite.lifecycle.domain.Policy;
import io.marketsuite.lifecycle.topology.LifecycleTopology;
import io.marketsuite.lifecycle.topology.StateView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.streams.Topology;

/**
 * Makes the rules in force, and the topology, from configuration and manifests. Both are
 * singletons, not proxies: Kafka Streams looks into the topology's fields.
 */
@ApplicationScoped
public class PolicyFactory {
  private static final Duration MAX_SKEW = Duration.ofMinutes(2);

  /**
   * @throws IllegalArgumentException if a setting is not usable; the message names it
   */
  @Produces
  @Singleton
  public Topology topology(LifecycleConfig config) {
    return LifecycleTopology.build(policy(config), config.lifecycle().tickInterval());
  }

  @Produces
  @Singleton
  public StateView stateView(LifecycleConfig config) {
    return new StateView(rules(config));
  }

  public static Policy policy(LifecycleConfig config) {
    LifecycleConfig.Lifecycle lifecycle = config.lifecycle();
    if (lifecycle.skew().compareTo(MAX_SKEW) > 0) {
      throw new IllegalArgumentException("suite.lifecycle.skew is at most " + MAX_SKEW);
    }
    return new Policy(
        rules(config),
        deliveries(config.provisioning()),
        lifecycle.skew(),
        lifecycle.storeDeadline(),
        config.provisioning().deadline(),
        lifecycle.deleteAnswerDeadline(),
        lifecycle.answerDeadline(),
        lifecycle.fingerprintRetention(),
        config.provisioning().deprovisioningAttempts(),
        lifecycle.updateReplacesAll(),
        config.settingsService().url());
  }

  private static FeatureRules rules(LifecycleConfig config) {
    ManifestCatalogue manifests =
        ManifestCatalogue.load(config.manifests(), config.releasedVersions());
    Map<String, FeatureRules.Feature> features = new HashMap<>();
    for (String id : manifests.featureIds()) {
      Map<Integer, FeatureRules.Version> versions = new HashMap<>();
      manifests.versions(id).forEach(it -> versions.put(it.version(), version(it)));
      features.put(
          id, new FeatureRules.Feature(manifests.released(id).orElseThrow().version(), versions));
    }
    return new FeatureRules(features);
  }

  private static FeatureRules.Version version(Manifest manifest) {
    return new FeatureRules.Version(
        manifest.requiredSettings(),
        manifest.confidentialClients().stream().map(Manifest.OAuthClient::serviceId).toList(),
        manifest.hash());
  }

  private static Map<CommandKind, ProvisioningDelivery> deliveries(
      LifecycleConfig.Provisioning config) {
    Map<CommandKind, ProvisioningDelivery> deliveries = new HashMap<>();
    deliveries.put(CommandKind.CREATE, delivery("create", config.create()));
    deliveries.put(CommandKind.ACTIVATE, delivery("activate", config.activate()));
    deliveries.put(CommandKind.DEACTIVATE, delivery("deactivate", config.deactivate()));
    deliveries.put(CommandKind.UPGRADE, delivery("upgrade", config.upgrade()));
    deliveries.put(CommandKind.DELETE, delivery("delete", config.delete()));
    deliveries.put(CommandKind.CLEANUP, delivery("cleanup", config.cleanup()));
    return deliveries;
  }

  private static ProvisioningDelivery delivery(String kind, String value) {
    try {
      return ProvisioningDelivery.valueOf(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "suite.provisioning." + kind + " must be none, kafka or http, not '" + value + "'", e);
    }
  }
}
