package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.Fingerprint;
import io.marketsuite.contracts.lifecycle.PresentedCredential;
import io.marketsuite.contracts.lifecycle.SealedSecrets;
import io.marketsuite.contracts.lifecycle.SettingPresence;
import io.marketsuite.contracts.lifecycle.TokenFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A command in the making: what a test does not say is as the marketplace usually sends it.
 * Received when it is sent, with a token issued at that moment.
 */
final class CommandBuilder {
  private final CommandKind kind;
  private final List<SettingPresence> settings = new ArrayList<>();
  private final List<PresentedCredential> credentials = new ArrayList<>();
  private final List<ClientRef> publicClients = new ArrayList<>();
  private AnswerMode mode = AnswerMode.ASYNC;
  private String issuer = Fixtures.ISSUER;
  private String featureId = Fixtures.FEATURE;
  private Optional<Instant> tokenIssuedAt = Optional.empty();
  private Optional<Instant> receivedAt = Optional.empty();
  private Optional<String> oldVersion = Optional.empty();
  private Optional<String> newVersion = Optional.empty();
  private Optional<String> callbackUrl = Optional.of("https://api.carerix.io/features/v1/callback");

  CommandBuilder(CommandKind kind) {
    this.kind = kind;
  }

  CommandKind kind() {
    return kind;
  }

  /** With the usual client and the required setting. */
  static CommandBuilder create() {
    return new CommandBuilder(CommandKind.CREATE).credentials("first").setting(Fixtures.API_KEY);
  }

  /** As the article shows it: {@code settings: {}}. */
  static CommandBuilder createWithoutSettings() {
    return new CommandBuilder(CommandKind.CREATE).credentials("first");
  }

  /** The marketplace made new clients: it believes the feature absent. */
  static CommandBuilder createWith(String secret) {
    return new CommandBuilder(CommandKind.CREATE).credentials(secret).setting(Fixtures.API_KEY);
  }

  static CommandBuilder createPublicOnly(String clientId) {
    return new CommandBuilder(CommandKind.CREATE).publicClient(clientId).setting(Fixtures.API_KEY);
  }

  static CommandBuilder activate() {
    return new CommandBuilder(CommandKind.ACTIVATE);
  }

  static CommandBuilder deactivate() {
    return new CommandBuilder(CommandKind.DEACTIVATE);
  }

  static CommandBuilder update() {
    return new CommandBuilder(CommandKind.UPDATE).setting("colour");
  }

  static CommandBuilder upgrade(String from, String to) {
    return new CommandBuilder(CommandKind.UPGRADE).versions(from, to);
  }

  static CommandBuilder delete() {
    return new CommandBuilder(CommandKind.DELETE);
  }

  static CommandBuilder cleanup() {
    return new CommandBuilder(CommandKind.CLEANUP)
        .issuer("https://id.carerix.io/auth/realms/master");
  }

  CommandBuilder sync() {
    mode = AnswerMode.SYNC;
    return this;
  }

  CommandBuilder issuer(String url) {
    issuer = url;
    return this;
  }

  CommandBuilder feature(String id) {
    featureId = id;
    return this;
  }

  CommandBuilder tokenIssuedAt(Instant at) {
    tokenIssuedAt = Optional.of(at);
    return this;
  }

  /** Arrives late: it was received before others that were decided already. */
  CommandBuilder receivedAt(Instant at) {
    receivedAt = Optional.of(at);
    return this;
  }

  CommandBuilder credentials(String secret) {
    return credentials("backend", secret);
  }

  CommandBuilder credentials(String service, String secret) {
    credentials.add(
        new PresentedCredential(
            service, "client-" + service, List.of(new Fingerprint("k1", service + "/" + secret))));
    return this;
  }

  /** The same secret under two fingerprint keys, as while these are rotated. */
  CommandBuilder credentialUnder(String secret, String... keyIds) {
    credentials.clear();
    credentials.add(
        new PresentedCredential(
            "backend",
            "client-backend",
            Stream.of(keyIds).map(id -> new Fingerprint(id, "backend/" + secret)).toList()));
    return this;
  }

  CommandBuilder publicClient(String clientId) {
    publicClients.add(new ClientRef("frontend", clientId));
    return this;
  }

  CommandBuilder setting(String code) {
    settings.add(new SettingPresence("backend", code, true));
    return this;
  }

  CommandBuilder clearing(String code) {
    settings.add(new SettingPresence("backend", code, false));
    return this;
  }

  CommandBuilder versions(String from, String to) {
    oldVersion = Optional.of(from);
    newVersion = Optional.of(to);
    return this;
  }

  CommandBuilder withoutCallbackUrl() {
    callbackUrl = Optional.empty();
    return this;
  }

  Command build(UUID id, Instant now) {
    Instant received = receivedAt.orElse(now);
    return new Command(
        1,
        id,
        kind,
        Fixtures.TENANT,
        "Acme",
        featureId,
        callbackUrl,
        new TokenFacts(issuer, "key-1", tokenIssuedAt.orElse(received)),
        received,
        mode,
        settings,
        credentials,
        publicClients,
        oldVersion,
        newVersion,
        kind.stores() ? Optional.of(secrets(id)) : Optional.empty(),
        kind == CommandKind.UPDATE
            ? Optional.of(received.plus(Duration.ofSeconds(5)))
            : Optional.empty());
  }

  private SealedSecrets secrets(UUID commandId) {
    return new SealedSecrets(dataKeyOf(commandId), Optional.of("sealed"), Optional.of("sealed"));
  }

  static UUID dataKeyOf(UUID commandId) {
    return new UUID(
        commandId.getMostSignificantBits() + 0xDA7AL, commandId.getLeastSignificantBits());
  }
}
