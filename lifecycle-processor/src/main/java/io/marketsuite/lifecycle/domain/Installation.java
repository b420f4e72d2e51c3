package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * All that is known of one feature of one tenant: the current generation, those that are still
 * ending, and what is remembered of those that ended. Immutable.
 *
 * @param lastGeneration the highest generation number there ever was; kept for ever
 * @param closing closed generations that are still ending, oldest first
 * @param past closed generations whose fingerprints are still remembered
 * @param commands commands whose answer or result is still open
 * @param callbacks callbacks that have no ending yet, by command id
 * @param lastCallback the last callback that was to be sent, so that it can be made once more
 * @param since when the status was reached
 */
public record Installation(
    String tenantId,
    String tenantDisplay,
    String featureId,
    long lastGeneration,
    Optional<Generation> current,
    List<ClosingGeneration> closing,
    List<PastGeneration> past,
    Map<UUID, TrackedCommand> commands,
    Map<UUID, OwedCallback> callbacks,
    Optional<LastCallback> lastCallback,
    Instant since) {

  public Installation {
    closing = List.copyOf(closing);
    past = List.copyOf(past);
    commands = Map.copyOf(commands);
    callbacks = Map.copyOf(callbacks);
  }

  /** Before anything happened. */
  public static Installation none(String tenantId, String featureId) {
    return new Installation(
        tenantId,
        tenantId,
        featureId,
        0,
        Optional.empty(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Instant.EPOCH);
  }

  public FeatureStatus status() {
    return current.map(Generation::status).orElse(FeatureStatus.ABSENT);
  }

  /** The one provisioning request that is outstanding, if any: there is never a second one. */
  public Optional<ProvisioningRequest> outstandingRequest() {
    return Stream.concat(
            closing.stream().map(ClosingGeneration::request),
            current.stream().map(Generation::request))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Whether a command of this id is not over yet. */
  boolean knows(UUID commandId) {
    return commands.containsKey(commandId)
        || callbacks.containsKey(commandId)
        || current
            .flatMap(Generation::operation)
            .filter(running -> running.commandIds().contains(commandId))
            .isPresent();
  }

  /** The generation of that number, if it is the current one. */
  public Optional<Generation> current(long generation) {
    return current.filter(it -> it.number() == generation);
  }

  public Optional<ClosingGeneration> closing(long generation) {
    return closing.stream().filter(it -> it.generation().number() == generation).findFirst();
  }

  public Optional<PastGeneration> past(long generation) {
    return past.stream().filter(it -> it.number() == generation).findFirst();
  }

  Installation withCurrent(Optional<Generation> changed, Instant now) {
    FeatureStatus after = changed.map(Generation::status).orElse(FeatureStatus.ABSENT);
    return new Installation(
        tenantId,
        changed.map(Generation::tenantDisplay).orElse(tenantDisplay),
        featureId,
        Math.max(lastGeneration, changed.map(Generation::number).orElse(0L)),
        changed,
        closing,
        past,
        commands,
        callbacks,
        lastCallback,
        after == status() ? since : now);
  }

  Installation withClosing(List<ClosingGeneration> changed) {
    return new Installation(
        tenantId,
        tenantDisplay,
        featureId,
        lastGeneration,
        current,
        changed,
        past,
        commands,
        callbacks,
        lastCallback,
        since);
  }

  Installation withPast(List<PastGeneration> changed) {
    return new Installation(
        tenantId,
        tenantDisplay,
        featureId,
        lastGeneration,
        current,
        closing,
        changed,
        commands,
        callbacks,
        lastCallback,
        since);
  }

  Installation withCommands(Map<UUID, TrackedCommand> changed) {
    return new Installation(
        tenantId,
        tenantDisplay,
        featureId,
        lastGeneration,
        current,
        closing,
        past,
        changed,
        callbacks,
        lastCallback,
        since);
  }

  Installation withCallbacks(Map<UUID, OwedCallback> changed) {
    return new Installation(
        tenantId,
        tenantDisplay,
        featureId,
        lastGeneration,
        current,
        closing,
        past,
        commands,
        changed,
        lastCallback,
        since);
  }

  Installation withLastCallback(LastCallback changed) {
    return new Installation(
        tenantId,
        tenantDisplay,
        featureId,
        lastGeneration,
        current,
        closing,
        past,
        commands,
        callbacks,
        Optional.of(changed),
        since);
  }
}
