package io.marketsuite.lifecycle.topology;

import io.marketsuite.contracts.lifecycle.AnswerMode;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.Command;
import io.marketsuite.contracts.lifecycle.CommandAnswered;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.Fingerprint;
import io.marketsuite.contracts.lifecycle.PresentedCredential;
import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.StoreResult;
import io.marketsuite.contracts.lifecycle.TokenFacts;
import io.marketsuite.lifecycle.domain.FeatureRules;
import io.marketsuite.lifecycle.domain.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Commands of one tenant and the rules they are decided by. */
public final class Commands {
  public static final String TENANT = "acme";
  public static final String FEATURE = "partner";
  public static final String KEY = TENANT + "/" + FEATURE;
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Commands() {}

  public static Policy policy(Map<CommandKind, ProvisioningDelivery> provisioning) {
    return policy(provisioning, Duration.ofSeconds(30));
  }

  public static Policy policy(
      Map<CommandKind, ProvisioningDelivery> provisioning, Duration storeDeadline) {
    FeatureRules.Version first =
        new FeatureRules.Version(Set.of(), List.of("backend"), "hash-of-1");
    return new Policy(
        new FeatureRules(Map.of(FEATURE, new FeatureRules.Feature(1, Map.of(1, first)))),
        provisioning,
        Duration.ofSeconds(30),
        storeDeadline,
        Duration.ofHours(1),
        Duration.ofMinutes(1),
        Duration.ofHours(1),
        Duration.ofDays(30),
        3,
        false,
        "http://settings.example");
  }

  public static Command command(CommandKind kind, AnswerMode mode) {
    return command(TENANT, kind, mode);
  }

  /** The same of another tenant, whose key is {@code tenant/partner}. */
  public static Command command(String tenant, CommandKind kind, AnswerMode mode) {
    boolean create = kind == CommandKind.CREATE;
    return new Command(
        1,
        UUID.randomUUID(),
        kind,
        tenant,
        tenant.toUpperCase(Locale.ROOT),
        FEATURE,
        Optional.of("https://api.carerix.io/features/v1/callback"),
        new TokenFacts("https://id.carerix.io/auth/realms/" + tenant, "k1", NOON),
        NOON,
        mode,
        List.of(),
        create
            ? List.of(
                new PresentedCredential(
                    "backend", "backend1.apps", List.of(new Fingerprint("f1", "abc"))))
            : List.of(),
        create ? List.of(new ClientRef("frontend", "frontend1.apps")) : List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static CommandAnswered answered(Command command, int status) {
    return new CommandAnswered(
        1, command.commandId(), command.kind(), command.tenantId(), FEATURE, status, 5, NOON);
  }

  public static StoreAnswered stored(Command command, long generation) {
    return new StoreAnswered(
        1,
        command.commandId(),
        command.tenantId(),
        FEATURE,
        generation,
        StoreResult.STORED,
        Optional.empty());
  }
}
