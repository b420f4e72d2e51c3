package io.marketsuite.benchmarks.processor;

import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.Fingerprint;
import io.marketsuite.contracts.lifecycle.PresentedCredential;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.contracts.lifecycle.TokenFacts;
import io.marketsuite.contracts.wire.Wire;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Inputs of the processor, as the ingress and settings-service would write them. */
final class BenchCommands {
  static final String FEATURE = "partner";

  private BenchCommands() {}

  /** All of one length, so that one can stand for another in a record's bytes. */
  static String tenant(int number) {
    return "bench-%07d".formatted(number);
  }

  static String key(int number) {
    return tenant(number) + "/" + FEATURE;
  }

  static Command create(int tenant) {
    return command(
        tenant,
        CommandKind.CREATE,
        List.of(
            new PresentedCredential(
                "backend",
                "backend-" + tenant(tenant),
                List.of(new Fingerprint("k1", "a".repeat(64))))),
        List.of(new ClientRef("frontend", "frontend-" + tenant(tenant))));
  }

  static Command of(int tenant, CommandKind kind) {
    return command(tenant, kind, List.of(), List.of());
  }

  static StoreAnswered stored(Command create) {
    return new StoreAnswered(
        Wire.SCHEMA_VERSION,
        create.commandId(),
        create.tenantId(),
        create.featureId(),
        1,
        StoreResult.STORED,
        Optional.empty());
  }

  private static Command command(
      int tenant,
      CommandKind kind,
      List<PresentedCredential> credentials,
      List<ClientRef> publicClients) {
    Instant now = Instant.now();
    return new Command(
        Wire.SCHEMA_VERSION,
        UUID.randomUUID(),
        kind,
        tenant(tenant),
        tenant(tenant),
        FEATURE,
        Optional.of("https://api.example.com/features/v1/callback"),
        new TokenFacts("https://id.example.com/auth/realms/" + tenant(tenant), "k1", now),
        now,
        AnswerMode.SYNC,
        List.of(),
        credentials,
        publicClients,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
