package io.marketsuite.simulator.application;

import io.marketsuite.simulator.domain.Manifest;
import io.marketsuite.simulator.identity.OAuthClient;
import io.marketsuite.simulator.identity.Realm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The OAuth clients of one feature of one tenant, by serviceId in the manifest's order. Immutable.
 */
public record FeatureClients(Map<String, OAuthClient> byService) {
  private static final String SUFFIX = ".apps.carerix.io";

  public FeatureClients {
    byService = Collections.unmodifiableMap(new LinkedHashMap<>(byService));
  }

  /** No client at all. */
  public static FeatureClients none() {
    return new FeatureClients(Map.of());
  }

  /**
   * What a command made of the clients.
   *
   * @param all every client of the feature after it
   * @param created those that it created or changed, which its body announces
   */
  public record Plan(FeatureClients all, FeatureClients created) {
    /** A command that leaves the clients as they are. */
    public static Plan unchanged(FeatureClients clients) {
      return new Plan(clients, none());
    }
  }

  /** A wish to repair clients: those to create anew, those to give another secret. */
  public record Repair(Set<String> recreate, Set<String> rotate) {
    public Repair {
      recreate = Set.copyOf(recreate);
      rotate = Set.copyOf(rotate);
    }

    /** Only what is missing. */
    public static Repair missingOnly() {
      return new Repair(Set.of(), Set.of());
    }
  }

  /** Creates what the manifest declares and is missing or broken; keeps the rest. */
  public Plan forManifest(Manifest manifest, Repair repair) {
    Map<String, OAuthClient> all = new LinkedHashMap<>();
    Map<String, OAuthClient> created = new LinkedHashMap<>();
    manifest
        .clients()
        .forEach(
            (service, declared) -> {
              OAuthClient old = byService.get(service);
              OAuthClient next = next(declared, old, service, repair);
              all.put(service, next);
              if (next != old) {
                created.put(service, next);
              }
            });
    return new Plan(new FeatureClients(all), new FeatureClients(created));
  }

  private static OAuthClient next(
      Manifest.Client declared, OAuthClient old, String service, Repair repair) {
    if (old == null || repair.recreate().contains(service)) {
      return create(declared);
    }
    return repair.rotate().contains(service) && !old.isPublic()
        ? old.withSecret(Randoms.secret())
        : old;
  }

  private static OAuthClient create(Manifest.Client declared) {
    List<String> scopes = new ArrayList<>(declared.scopes());
    if (!scopes.contains(Tenants.FEATURES_READ)) {
      scopes.add(Tenants.FEATURES_READ);
    }
    return new OAuthClient(
        tail(declared.code()) + Randoms.hash() + SUFFIX,
        UUID.randomUUID(),
        declared.publicClient() ? Optional.empty() : Optional.of(Randoms.secret()),
        scopes,
        List.of());
  }

  // urn:example/partnerService becomes partnerservice, as in the specification's example.
  private static String tail(String code) {
    String tail = code.substring(Math.max(code.lastIndexOf('/'), code.lastIndexOf(':')) + 1);
    return tail.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** Makes the realm hold exactly {@code next} of these two sets. */
  static void replace(Realm realm, FeatureClients old, FeatureClients next) {
    old.byService().values().forEach(client -> realm.remove(client.clientId()));
    next.byService().values().forEach(realm::put);
  }

  /** Whether a confidential client has this id. */
  boolean hasConfidential(String clientId) {
    return byService.values().stream()
        .anyMatch(client -> !client.isPublic() && client.clientId().equals(clientId));
  }
}
