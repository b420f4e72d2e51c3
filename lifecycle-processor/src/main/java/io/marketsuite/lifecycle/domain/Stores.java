package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How requests to store and their answers change a generation; {@link Evolution} alone calls it.
 */
final class Stores {
  private Stores() {}

  static Generation asked(Generation g, StoringRequested e) {
    Set<UUID> keys = new HashSet<>(g.dataKeyIds());
    e.secrets().ifPresent(secrets -> keys.add(secrets.dataKeyId()));
    return g.operation()
        .map(op -> g.with(withStore(op, e)))
        .orElse(g)
        .withDataKeys(keys)
        .withClients(
            Generation.mergeClients(g.confidentialClients(), e.confidentialClients()),
            Generation.mergeClients(g.publicClients(), e.publicClients()),
            Set.of());
  }

  private static Operation withStore(Operation op, StoringRequested e) {
    return switch (op) {
      case Operation.Creating it -> it.withStores(Lists.and(it.stores(), e.commandId(), e));
      case Operation.Importing it -> it.withStores(Lists.and(it.stores(), e.commandId(), e));
      case Operation.Upgrading it -> it.withStores(Lists.and(it.stores(), e.commandId(), e));
      case Operation.Updating it ->
          new Operation.Updating(
              it.returnsTo(),
              it.updates().stream()
                  .map(
                      update ->
                          update.commandId().equals(e.commandId())
                              ? new Operation.PendingUpdate(
                                  update.commandId(), update.settings(), Optional.of(e))
                              : update)
                  .toList());
      case Operation.Switching it -> it;
      case Operation.Uninstalling it -> it;
    };
  }

  /** Stored or refused, the command's own key is gone with its answer. */
  static Generation answered(Generation g, UUID commandId) {
    if (g.operation().isEmpty()) {
      return g;
    }
    Operation op = g.operation().get();
    Set<UUID> keys = new HashSet<>(g.dataKeyIds());
    op.openStores().stream()
        .filter(request -> request.commandId().equals(commandId))
        .flatMap(request -> request.secrets().stream())
        .forEach(secrets -> keys.remove(secrets.dataKeyId()));
    return g.with(withoutStore(op, commandId)).withDataKeys(keys);
  }

  private static Operation withoutStore(Operation op, UUID commandId) {
    return switch (op) {
      case Operation.Creating it -> it.withStores(Lists.without(it.stores(), commandId));
      case Operation.Importing it -> it.withStores(Lists.without(it.stores(), commandId));
      case Operation.Upgrading it -> it.withStores(Lists.without(it.stores(), commandId));
      case Operation.Updating it -> it;
      case Operation.Switching it -> it;
      case Operation.Uninstalling it -> it;
    };
  }
}
