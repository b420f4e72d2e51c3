package io.marketsuite.settings.application;

import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.settings.domain.GenerationId;
import io.marketsuite.settings.domain.SettingName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of installations, encrypted. Every method is part of the caller's transaction.
 * Thread-safe.
 */
public interface InstallationStore {

  /** What is known of a generation. */
  sealed interface Generation {
    /** Never heard of. */
    record Unknown() implements Generation {}

    /**
     * It can be read and written.
     *
     * @param encryptedKey its storage key, encrypted under the master key
     */
    record Living(GenerationId id, String issuer, int manifestVersion, byte[] encryptedKey)
        implements Generation {}

    /** Its storage key is destroyed; it never comes back. */
    record Gone() implements Generation {}
  }

  /**
   * What to write of a generation.
   *
   * @param encryptedKey kept only where the generation is new
   */
  record GenerationDraft(
      GenerationId id, String issuer, int manifestVersion, byte[] encryptedKey) {}

  record StoredValue(SettingName name, byte[] encrypted) {}

  record StoredClient(ClientRef client, byte[] encryptedSecret) {}

  /**
   * Values and key from one snapshot.
   *
   * @param generation the current one: the highest that is not erased
   */
  record CurrentSettings(Generation.Living generation, List<StoredValue> values) {}

  /**
   * How many rows an erasure deleted.
   *
   * @param erasedAt by PostgreSQL's clock
   */
  record Wiped(
      int settings, int confidentialClients, int publicClients, int keys, Instant erasedAt) {}

  /**
   * Waits for whoever else works on this installation, until the transaction ends: after a
   * rebalance a frozen instance may wake up and work on the same record.
   */
  void lock(String tenantId, String featureId);

  Generation find(GenerationId id);

  /** The highest generation that is not erased, or {@link Generation.Unknown}. */
  Generation current(String tenantId, String featureId);

  /** The issuers of all generations that are not erased. */
  Set<String> livingIssuers();

  /** Whether PostgreSQL's clock has reached this time. */
  boolean isPast(Instant time);

  /**
   * The applying statement: opens a generation or keeps it, if and only if PostgreSQL's clock has
   * not reached {@code applyBefore} while the statement runs and the generation is not erased.
   *
   * @return whether it did
   */
  boolean apply(GenerationDraft draft, Optional<Instant> applyBefore);

  Set<SettingName> settingNames(GenerationId id);

  void putSetting(GenerationId id, StoredValue value);

  void removeSetting(GenerationId id, SettingName name);

  void putConfidentialClient(GenerationId id, StoredClient client);

  void putPublicClient(GenerationId id, ClientRef client);

  /** The settings of the current generation; empty where there is none. */
  Optional<CurrentSettings> currentSettings(String tenantId, String featureId);

  List<StoredClient> confidentialClients(GenerationId id);

  List<ClientRef> publicClients(GenerationId id);

  /** Deletes all of a generation but a mark that it is gone; makes the mark where there is none. */
  Wiped wipe(GenerationId id);
}
