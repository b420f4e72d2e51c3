package io.marketsuite.lifecycle.adapter.http;

import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.adapter.peers.Owner;
import io.marketsuite.lifecycle.adapter.peers.Owners;
import io.marketsuite.lifecycle.adapter.peers.Peers;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks a feature up where its state is held: here, or at the instance that holds it. What is not
 * certain is not answered with yes or no. Thread-safe; not for event loops.
 */
@ApplicationScoped
public class FeatureLookup {
  private final Installations installations;
  private final Owners owners;
  private final Peers peers;

  FeatureLookup(Installations installations, Owners owners, Peers peers) {
    this.installations = installations;
    this.owners = owners;
    this.peers = peers;
  }

  /**
   * Who asks.
   *
   * @param authorization the caller's own header, to ask on with
   * @param byPeer whether it is another instance that asks: then nobody else is asked
   */
  record Caller(String authorization, boolean byPeer) {
    static Caller of(HttpServerRequest request) {
      return new Caller(
          request.getHeader("Authorization"), request.getHeader(Peers.ASKED_BY_PEER) != null);
    }
  }

  /** What came of it. */
  sealed interface Found {
    /** It is there, as JSON. */
    record Yes(byte[] json) implements Found {}

    record No() implements Found {}

    /** Tasks move or restore. */
    record NotYet() implements Found {}

    /** Another instance holds it and did not answer. */
    record Unreachable() implements Found {}
  }

  /**
   * Looks up.
   *
   * @param sort what of it is asked for, as the end of the route's path
   * @param fits whether a state counts
   */
  Found find(
      Caller caller,
      String tenant,
      String featureId,
      String sort,
      Predicate<InstallationState> fits) {
    String tenantId = tenant.toLowerCase(Locale.ROOT);
    if (!ResultRules.couldBe(tenantId, featureId)) {
      return new Found.No();
    }
    return switch (owners.of(Keys.of(tenantId, featureId))) {
      case Owner.Here(int partition) -> here(partition, Keys.of(tenantId, featureId), fits);
      case Owner.Unknown() -> new Found.NotYet();
      case Owner.There owner ->
          caller.byPeer()
              ? new Found.NotYet()
              : there(owner, "/api/v1/features/" + tenantId + "/" + featureId + sort, caller);
    };
  }

  private Found here(int partition, String key, Predicate<InstallationState> fits) {
    Optional<InstallationState> state = installations.find(partition, key).filter(fits);
    return state.<Found>map(it -> new Found.Yes(Wire.write(it))).orElseGet(Found.No::new);
  }

  private Found there(Owner.There owner, String path, Caller caller) {
    return switch (peers.ask(owner, path, caller.authorization())) {
      case Peers.Answer.Yes(byte[] body) -> new Found.Yes(body);
      case Peers.Answer.No() -> new Found.No();
      case Peers.Answer.Unknown() -> new Found.Unreachable();
    };
  }
}
