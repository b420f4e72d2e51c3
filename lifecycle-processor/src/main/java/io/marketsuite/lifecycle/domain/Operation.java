package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.RestingStatus;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is under way in a generation. Each state carries only what is true in it:
 *
 * <pre>
 *   Creating    storing ──► vendor's turn ──► installed | failed
 *   Importing   storing ──► imported | failed
 *   Switching               vendor's turn ──► activated, deactivated | failed
 *   Updating    storing (several, in log order) ──► back
 *   Upgrading   storing ──► vendor's turn ──► upgraded | failed
 *   Uninstalling  answer recorded ──► vendor's turn ──► absent | back to deactivated
 * </pre>
 */
public sealed interface Operation {

  CommandKind kind();

  /** The commands that share it: the first one began it, the others joined. */
  List<UUID> commandIds();

  Optional<ProvisioningRequest> request();

  /** Requests to store that are not answered yet. */
  default List<StoringRequested> openStores() {
    return switch (this) {
      case Creating it -> List.copyOf(it.stores().values());
      case Importing it -> List.copyOf(it.stores().values());
      case Upgrading it -> List.copyOf(it.stores().values());
      case Updating it -> it.updates().stream().flatMap(update -> update.store().stream()).toList();
      case Switching it -> List.of();
      case Uninstalling it -> List.of();
    };
  }

  /** Whether nothing of ours stands before the vendor's part any more. */
  boolean vendorsTurn();

  /** Whether the vendor's part is done; it may be before a command that joined was stored. */
  default boolean provisioned() {
    return false;
  }

  Operation joinedBy(UUID commandId);

  Operation withRequest(Optional<ProvisioningRequest> changed);

  default UUID id() {
    return commandIds().getFirst();
  }

  /** Whether the feature was activated when it began and is to be so again after it. */
  default boolean returnsToActivated() {
    return switch (this) {
      case Updating it -> it.returnsTo() == FeatureStatus.ACTIVATED;
      case Upgrading it -> it.returnsTo() == FeatureStatus.ACTIVATED;
      case Creating it -> false;
      case Importing it -> false;
      case Switching it -> false;
      case Uninstalling it -> false;
    };
  }

  /**
   * @param stores requests to store that are not answered yet
   * @param provisioned whether the vendor's part is done
   */
  record Creating(
      List<UUID> commandIds,
      Map<UUID, StoringRequested> stores,
      Optional<ProvisioningRequest> request,
      boolean provisioned)
      implements Operation {
    public Creating {
      commandIds = List.copyOf(commandIds);
      stores = Map.copyOf(stores);
    }

    @Override
    public CommandKind kind() {
      return CommandKind.CREATE;
    }

    @Override
    public boolean vendorsTurn() {
      return stores.isEmpty();
    }

    @Override
    public Creating joinedBy(UUID commandId) {
      return new Creating(Lists.and(commandIds, commandId), stores, request, provisioned);
    }

    @Override
    public Creating withRequest(Optional<ProvisioningRequest> changed) {
      return new Creating(commandIds, stores, changed, provisioned);
    }

    Creating withStores(Map<UUID, StoringRequested> changed) {
      return new Creating(commandIds, changed, request, provisioned);
    }

    Creating asProvisioned() {
      return new Creating(commandIds, stores, Optional.empty(), true);
    }
  }

  /**
   * An operator's import; it asks the vendor for nothing.
   *
   * @param commandIds the import's id, and those of Creates that joined it
   * @param target where the installation stands once it is stored
   * @param stores requests to store that are not answered yet
   */
  record Importing(List<UUID> commandIds, RestingStatus target, Map<UUID, StoringRequested> stores)
      implements Operation {
    public Importing {
      commandIds = List.copyOf(commandIds);
      stores = Map.copyOf(stores);
    }

    @Override
    public CommandKind kind() {
      return CommandKind.CREATE;
    }

    @Override
    public Optional<ProvisioningRequest> request() {
      return Optional.empty();
    }

    @Override
    public boolean vendorsTurn() {
      return stores.isEmpty();
    }

    @Override
    public Importing joinedBy(UUID commandId) {
      return new Importing(Lists.and(commandIds, commandId), target, stores);
    }

    @Override
    public Operation withRequest(Optional<ProvisioningRequest> changed) {
      throw new IllegalStateException("an import has no provisioning");
    }

    Importing withStores(Map<UUID, StoringRequested> changed) {
      return new Importing(commandIds, target, changed);
    }
  }

  /** Activating or deactivating. */
  record Switching(CommandKind kind, List<UUID> commandIds, Optional<ProvisioningRequest> request)
      implements Operation {
    public Switching {
      commandIds = List.copyOf(commandIds);
    }

    @Override
    public boolean vendorsTurn() {
      return true;
    }

    @Override
    public Switching joinedBy(UUID commandId) {
      return new Switching(kind, Lists.and(commandIds, commandId), request);
    }

    @Override
    public Switching withRequest(Optional<ProvisioningRequest> changed) {
      return new Switching(kind, commandIds, changed);
    }
  }

  /**
   * One or more Updates that are being applied in log order.
   *
   * @param updates those not answered yet, oldest first
   */
  record Updating(FeatureStatus returnsTo, List<PendingUpdate> updates) implements Operation {
    public Updating {
      updates = List.copyOf(updates);
    }

    @Override
    public CommandKind kind() {
      return CommandKind.UPDATE;
    }

    @Override
    public List<UUID> commandIds() {
      return updates.stream().map(PendingUpdate::commandId).toList();
    }

    @Override
    public Optional<ProvisioningRequest> request() {
      return Optional.empty();
    }

    @Override
    public boolean vendorsTurn() {
      return false;
    }

    @Override
    public Operation joinedBy(UUID commandId) {
      throw new IllegalStateException("an Update is queued, not joined");
    }

    @Override
    public Operation withRequest(Optional<ProvisioningRequest> changed) {
      throw new IllegalStateException("an Update has no provisioning");
    }
  }

  /**
   * @param store the request to store; empty until it is made
   */
  record PendingUpdate(
      UUID commandId, List<SettingPresence> settings, Optional<StoringRequested> store) {}

  record Upgrading(
      List<UUID> commandIds,
      int oldVersion,
      int newVersion,
      boolean repair,
      FeatureStatus returnsTo,
      Map<UUID, StoringRequested> stores,
      Optional<ProvisioningRequest> request,
      boolean provisioned)
      implements Operation {
    public Upgrading {
      commandIds = List.copyOf(commandIds);
      stores = Map.copyOf(stores);
    }

    @Override
    public CommandKind kind() {
      return CommandKind.UPGRADE;
    }

    @Override
    public boolean vendorsTurn() {
      return stores.isEmpty();
    }

    @Override
    public Upgrading joinedBy(UUID commandId) {
      return with(Lists.and(commandIds, commandId), stores, request, provisioned);
    }

    @Override
    public Upgrading withRequest(Optional<ProvisioningRequest> changed) {
      return with(commandIds, stores, changed, provisioned);
    }

    Upgrading withStores(Map<UUID, StoringRequested> changed) {
      return with(commandIds, changed, request, provisioned);
    }

    Upgrading asProvisioned() {
      return with(commandIds, stores, Optional.empty(), true);
    }

    private Upgrading with(
        List<UUID> commands,
        Map<UUID, StoringRequested> storing,
        Optional<ProvisioningRequest> requested,
        boolean done) {
      return new Upgrading(
          commands, oldVersion, newVersion, repair, returnsTo, storing, requested, done);
    }
  }

  /**
   * A Delete; nothing is destroyed while it is not confirmed.
   *
   * @param receivedAt when the Delete was received
   * @param answerDeadline when it goes back if no answer was recorded
   * @param confirmed whether one of its answers is recorded as 200 or 202
   */
  record Uninstalling(
      List<UUID> commandIds,
      Instant receivedAt,
      Instant answerDeadline,
      boolean confirmed,
      Optional<ProvisioningRequest> request)
      implements Operation {
    public Uninstalling {
      commandIds = List.copyOf(commandIds);
    }

    @Override
    public CommandKind kind() {
      return CommandKind.DELETE;
    }

    @Override
    public boolean vendorsTurn() {
      return confirmed;
    }

    @Override
    public Uninstalling joinedBy(UUID commandId) {
      return new Uninstalling(
          Lists.and(commandIds, commandId), receivedAt, answerDeadline, confirmed, request);
    }

    @Override
    public Uninstalling withRequest(Optional<ProvisioningRequest> changed) {
      return new Uninstalling(commandIds, receivedAt, answerDeadline, confirmed, changed);
    }

    Uninstalling asConfirmed() {
      return new Uninstalling(commandIds, receivedAt, answerDeadline, true, request);
    }
  }
}
