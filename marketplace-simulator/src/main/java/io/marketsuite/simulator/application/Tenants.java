package io.marketsuite.simulator.application;

import io.marketsuite.simulator.identity.OAuthClient;
import io.marketsuite.simulator.identity.Realm;
import io.marketsuite.simulator.identity.Realms;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The customers of Carerix, each with a realm. In memory. Safe for many threads. */
public final class Tenants {
  /** What the marketplace adds to the scopes of every client. */
  public static final String FEATURES_READ = "urn:cx/features:data/features:read";

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");
  private static final Set<String> RESERVED = Set.of(Realms.MASTER, Realms.OPERATOR);

  private final Map<String, Tenant> byId = new ConcurrentHashMap<>();
  private final Realms realms;
  private final Map<String, String> serverUrls;

  /**
   * @param serverUrls the base URL of each identity server by its id
   */
  public Tenants(Realms realms, Map<String, String> serverUrls) {
    this.realms = realms;
    this.serverUrls = Map.copyOf(serverUrls);
  }

  /**
   * Adds a customer with a realm of its own.
   *
   * @throws Problem malformed name or server, or conflict with one that exists
   */
  public Tenant add(String displayName, String server) {
    if (displayName == null || !NAME.matcher(displayName).matches()) {
      throw new Problem(
          Problem.Code.MALFORMED, "Expected display_name to match %s.".formatted(NAME.pattern()));
    }
    if (server == null || !serverUrls.containsKey(server)) {
      throw new Problem(
          Problem.Code.MALFORMED,
          "Expected identity_server to be one of %s.".formatted(serverUrls.keySet()));
    }
    String id = displayName.toLowerCase(Locale.ROOT);
    if (RESERVED.contains(id)) {
      throw new Problem(Problem.Code.CONFLICT, "This name is a realm of its own.");
    }
    String issuer = serverUrls.get(server) + "/auth/realms/" + id;
    Tenant tenant = new Tenant(id, displayName, server, issuer, false);
    if (byId.putIfAbsent(id, tenant) != null) {
      throw new Problem(Problem.Code.CONFLICT, "A tenant with this name exists.");
    }
    Realm realm = new Realm(id, server, issuer, Optional.of(displayName));
    realm.put(marketplaceClient());
    realms.add(realm);
    return tenant;
  }

  /** The marketplace's own client of a realm: it signs in to vendors with its tokens. */
  public static OAuthClient marketplaceClient() {
    return new OAuthClient(
        Realms.MARKETPLACE_CLIENT,
        UUID.randomUUID(),
        Optional.of(Randoms.secret()),
        List.of(FEATURES_READ),
        List.of());
  }

  /**
   * The tenant of this id, upper or lower case.
   *
   * @throws Problem not found
   */
  public Tenant require(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new Problem(
                    Problem.Code.NOT_FOUND, "There is no tenant '%s'.".formatted(Text.plain(id))));
  }

  /** The tenant of this id, upper or lower case. */
  public Optional<Tenant> find(String id) {
    return Optional.ofNullable(byId.get(id.toLowerCase(Locale.ROOT)));
  }

  /**
   * The realm of a tenant.
   *
   * @throws Problem conflict, once the tenant has left
   */
  public Realm realm(Tenant tenant) {
    return realms
        .named(tenant.id())
        .orElseThrow(
            () ->
                new Problem(
                    Problem.Code.CONFLICT,
                    "The tenant has left: there is no token for it any more."));
  }

  /** All tenants by id. */
  public List<Tenant> all() {
    return byId.values().stream().sorted(Comparator.comparing(Tenant::id)).toList();
  }

  /** The customer leaves: its realm is gone at once, its record stays until all is cleaned up. */
  public void leave(Tenant tenant) {
    realms.remove(tenant.id());
    byId.replace(tenant.id(), tenant.left());
  }

  /** Forgets a tenant after its last cleanup. */
  public void forget(Tenant tenant) {
    byId.remove(tenant.id());
  }
}
