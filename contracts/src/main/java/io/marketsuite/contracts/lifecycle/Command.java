package io.marketsuite.contracts.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A verified lifecycle command.
 *
 * @param commandId UUIDv7 minted by the ingress; the protocol has no command id
 * @param tenantId lower-cased realm of the verified issuer; for a Cleanup the lower-cased {@code
 *     payload.tenant}
 * @param tenantDisplay the tenant as the marketplace spelled it
 * @param callbackUrl where the asynchronous result is owed, if at all
 * @param receivedAt when the ingress received it
 * @param settings the settings it names, without their values
 * @param oldVersion of an Upgrade, as the marketplace wrote it
 * @param newVersion of an Upgrade, as the marketplace wrote it
 * @param secrets sealed values and credentials, where it carries any
 * @param applyBefore of an Update: when applying it would come too late for its answer
 */
public record Command(
    int schemaVersion,
    UUID commandId,
    CommandKind kind,
    String tenantId,
    String tenantDisplay,
    String featureId,
    Optional<String> callbackUrl,
    TokenFacts token,
    Instant receivedAt,
    AnswerMode answerMode,
    List<SettingPresence> settings,
    List<PresentedCredential> credentials,
    List<ClientRef> publicClients,
    Optional<String> oldVersion,
    Optional<String> newVersion,
    Optional<SealedSecrets> secrets,
    Optional<Instant> applyBefore)
    implements CommandTopicRecord {
  public Command {
    settings = settings == null ? List.of() : List.copyOf(settings);
    credentials = credentials == null ? List.of() : List.copyOf(credentials);
    publicClients = publicClients == null ? List.of() : List.copyOf(publicClients);
  }
}
