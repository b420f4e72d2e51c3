package io.marketsuite.settings.application;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.contracts.manifest.Manifest;
import io.marketsuite.contracts.manifest.ManifestCatalogue;
import io.marketsuite.contracts.manifest.SettingProblem;
import io.marketsuite.contracts.manifest.SettingsValidator;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.settings.application.InstallationStore.Generation;
import io.marketsuite.settings.domain.GenerationId;
import io.marketsuite.settings.domain.StoringResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Answers a request to store, in one transaction (lifecycle rules: Storing; Storing re-encrypts):
 * opens the command's data key, validates, re-encrypts under the generation's storage key, destroys
 * the data key, remembers the result by command id. A redelivered request gets the remembered one.
 * Thread-safe.
 */
@ApplicationScoped
public class StoringSettings {
  private final InstallationStore installations;
  private final CommandKeys keys;
  private final StoreResults results;
  private final OpeningSecrets opening;
  private final WritingGeneration writing;
  private final ManifestCatalogue manifests;

  StoringSettings(
      InstallationStore installations,
      CommandKeys keys,
      StoreResults results,
      OpeningSecrets opening,
      WritingGeneration writing,
      ManifestCatalogue manifests) {
    this.installations = installations;
    this.keys = keys;
    this.results = results;
    this.opening = opening;
    this.writing = writing;
    this.manifests = manifests;
  }

  /** Stores, or repeats the answer given before. Throws only what the database throws. */
  @Transactional
  public StoreAnswered store(String tenantId, String featureId, StoringRequested request) {
    GenerationId id = new GenerationId(tenantId, featureId, request.generation());
    installations.lock(tenantId, featureId);
    Optional<StoreAnswered> before = repeated(request.commandId());
    if (before.isPresent()) {
      return before.get();
    }
    return conclude(id, request, decide(id, request));
  }

  /**
   * Answers INVALID to a request that cannot be carried out, so that nobody waits for ever; repeats
   * an answer given before.
   */
  @Transactional
  public StoreAnswered refuse(
      String tenantId, String featureId, StoringRequested request, String sentence) {
    GenerationId id = new GenerationId(tenantId, featureId, request.generation());
    installations.lock(tenantId, featureId);
    return repeated(request.commandId())
        .orElseGet(() -> conclude(id, request, new StoringResult.Invalid(sentence)));
  }

  /** As {@link #refuse}, for a request of which no more than its name can be read. */
  @Transactional
  public StoreAnswered refuseUnreadable(GenerationId id, UUID commandId, String sentence) {
    installations.lock(id.tenantId(), id.featureId());
    return repeated(commandId)
        .orElseGet(
            () -> {
              StoringResult result = new StoringResult.Invalid(sentence);
              results.remember(commandId, id, result);
              return answer(commandId, id, result);
            });
  }

  private Optional<StoreAnswered> repeated(UUID commandId) {
    return results.find(commandId).map(known -> answer(commandId, known.id(), known.result()));
  }

  private StoreAnswered conclude(GenerationId id, StoringRequested request, StoringResult result) {
    request.secrets().ifPresent(s -> keys.destroy(s.dataKeyId(), id.tenantId(), id.featureId()));
    results.remember(request.commandId(), id, result);
    return answer(request.commandId(), id, result);
  }

  private StoringResult decide(GenerationId id, StoringRequested request) {
    // An Update that is too late says so even if its key was swept meanwhile.
    if (request.applyBefore().filter(installations::isPast).isPresent()) {
      return new StoringResult.Expired();
    }
    Generation generation = installations.find(id);
    return switch (generation) {
      case Generation.Gone() -> invalid("This installation was removed.");
      case Generation.Unknown() when request.kind() != CommandKind.CREATE ->
          invalid("This installation is not known.");
      case Generation.Unknown() -> validated(id, request, generation);
      case Generation.Living _ -> validated(id, request, generation);
    };
  }

  private StoringResult validated(
      GenerationId id, StoringRequested request, Generation generation) {
    Optional<OpenedSecrets> opened =
        request.secrets().isEmpty()
            ? Optional.of(OpeningSecrets.nothing())
            : opening.open(id.tenantId(), id.featureId(), request.secrets().get());
    if (opened.isEmpty()) {
      return invalid("The settings and credentials of this command can no longer be read.");
    }
    return refusal(id, request, opened.get())
        .orElseGet(() -> writing.write(id, request, generation, opened.get()));
  }

  private Optional<StoringResult> refusal(
      GenerationId id, StoringRequested request, OpenedSecrets opened) {
    Optional<Manifest> manifest = manifests.version(id.featureId(), request.manifestVersion());
    if (manifest.isEmpty()) {
      return Optional.of(
          invalid("Version " + request.manifestVersion() + " of the manifest is not loaded."));
    }
    List<SettingProblem> problems = SettingsValidator.validate(manifest.get(), opened.document());
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(
            invalid(
                problems.stream().map(SettingProblem::sentence).collect(Collectors.joining(" "))));
  }

  private static StoringResult invalid(String sentence) {
    return new StoringResult.Invalid(sentence);
  }

  private static StoreAnswered answer(UUID commandId, GenerationId id, StoringResult result) {
    return switch (result) {
      case StoringResult.Stored() -> answer(commandId, id, StoreResult.STORED, Optional.empty());
      case StoringResult.Expired() -> answer(commandId, id, StoreResult.EXPIRED, Optional.empty());
      case StoringResult.Invalid(var detail) ->
          answer(commandId, id, StoreResult.INVALID, Optional.of(detail));
    };
  }

  private static StoreAnswered answer(
      UUID commandId, GenerationId id, StoreResult result, Optional<String> detail) {
    return new StoreAnswered(
        Wire.SCHEMA_VERSION,
        commandId,
        id.tenantId(),
        id.featureId(),
        id.generation(),
        result,
        detail);
  }
}
