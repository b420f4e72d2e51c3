package io.marketsuite.simulator.identity;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every realm of every identity server, in memory. Names are unique over the servers. Safe for use
 * by many threads.
 */
public final class Realms {
  /** The client whose tokens carry every request of the marketplace. */
  public static final String MARKETPLACE_CLIENT = "features.apps.carerix.io";

  /** The realm whose tokens carry Cleanup. */
  public static final String MASTER = "master";

  /** The realm that stands for the vendor's own OIDC issuer; Carerix has none such. */
  public static final String OPERATOR = "operator";

  private final Map<String, Realm> byName = new ConcurrentHashMap<>();

  /** Adds a realm; false when the name is taken. */
  public boolean add(Realm realm) {
    return byName.putIfAbsent(realm.name(), realm) == null;
  }

  /** The realm of this name on whatever server. */
  public Optional<Realm> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The realm of this name if this server holds it. */
  public Optional<Realm> onServer(String serverId, String name) {
    return named(name).filter(realm -> realm.serverId().equals(serverId));
  }

  /** The realm with exactly this issuer. */
  public Optional<Realm> issuing(String issuer) {
    return byName.values().stream().filter(realm -> realm.issuer().equals(issuer)).findFirst();
  }

  /** Deletes a realm with its keys and clients. */
  public void remove(String name) {
    byName.remove(name);
  }

  /** All realms, in no order. */
  public Collection<Realm> all() {
    return byName.values();
  }
}
