package io.marketsuite.simulator.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;

/**
 * A realm of an identity server: an issuer, its keys, its clients and its users. Safe for use by
 * many threads.
 */
public final class Realm {
  private final String name;
  private final String serverId;
  private final String issuer;
  private final Optional<String> tenantClaim;
  private final Map<String, OAuthClient> clients = new ConcurrentHashMap<>();
  private final Map<String, User> users = new ConcurrentHashMap<>();
  private List<CompletableFuture<SigningKey>> keys;

  /**
   * @param name lower-cased, the last part of the issuer
   * @param serverId the identity server that holds it
   * @param issuer the {@code iss} of its tokens
   * @param tenantClaim the {@code tenant} claim (display form) of a tenant's realm; empty for the
   *     master and operator realms
   */
  public Realm(String name, String serverId, String issuer, Optional<String> tenantClaim) {
    this.name = name;
    this.serverId = serverId;
    this.issuer = issuer;
    this.tenantClaim = tenantClaim;
    this.keys = List.of(newKey());
  }

  // Begun at once and waited for at first use: a simulator with many realms still starts quickly.
  private static CompletableFuture<SigningKey> newKey() {
    return CompletableFuture.supplyAsync(SigningKey::generate, ForkJoinPool.commonPool());
  }

  public String name() {
    return name;
  }

  public String serverId() {
    return serverId;
  }

  public String issuer() {
    return issuer;
  }

  public Optional<String> tenantClaim() {
    return tenantClaim;
  }

  /** The key that signs now. */
  public SigningKey signingKey() {
    return published().getFirst();
  }

  /** The keys of the JWKS, the signing one first. */
  public List<SigningKey> published() {
    List<CompletableFuture<SigningKey>> snapshot;
    synchronized (this) {
      snapshot = keys;
    }
    return snapshot.stream().map(CompletableFuture::join).toList();
  }

  /** Signs with a new key from now on; the old ones stay published only if {@code keepOld}. */
  public synchronized void rotate(boolean keepOld) {
    List<CompletableFuture<SigningKey>> next = new ArrayList<>();
    next.add(newKey());
    if (keepOld) {
      next.addAll(keys);
    }
    keys = List.copyOf(next);
  }

  /** The client with this id, if the realm has it. */
  public Optional<OAuthClient> client(String clientId) {
    return Optional.ofNullable(clients.get(clientId));
  }

  /** Adds the client, or replaces the one with its id. */
  public void put(OAuthClient client) {
    clients.put(client.clientId(), client);
  }

  /** Deletes a client; its secret is worth nothing from now on. */
  public void remove(String clientId) {
    clients.remove(clientId);
  }

  /** Adds the user, or replaces the one with that name. */
  public void put(User user) {
    users.put(user.name(), user);
  }

  /** The user with this name, if the realm has it. */
  public Optional<User> user(String name) {
    return Optional.ofNullable(users.get(name));
  }
}
