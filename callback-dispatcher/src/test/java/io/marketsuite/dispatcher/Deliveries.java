package io.marketsuite.dispatcher;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.ProvisioningDelivery;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.dispatcher.domain.Delivery;
import io.marketsuite.dispatcher.domain.History;
import io.marketsuite.dispatcher.domain.LaneItem.Cancellation;
import io.marketsuite.dispatcher.domain.LaneItem.Entry;
import io.marketsuite.dispatcher.domain.Origin;
import io.marketsuite.dispatcher.domain.PartitionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Deliveries for tests. */
public final class Deliveries {
  public static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  public static final Duration DAY = Duration.ofHours(24);
  public static final PartitionId PARTITION = new PartitionId("callbacks", 1);
  public static final String KEY = "acme/partner";

  private Deliveries() {}

  public static CallbackRequest callback(CommandKind kind, CallbackStatus status) {
    return callback(UUID.randomUUID(), 1, kind, status);
  }

  public static CallbackRequest callback(
      UUID id, long generation, CommandKind kind, CallbackStatus status) {
    return new CallbackRequest(
        1,
        id,
        "acme",
        "partner",
        generation,
        kind,
        status,
        Optional.of("https://api.carerix.io/features/v1/callback"),
        "https://id.carerix.io/auth/realms/acme",
        Optional.of(new ClientRef("backend", "acme-backend")),
        Optional.empty(),
        NOON);
  }

  public static CallbackRequest endingAs(CallbackEnding ending) {
    CallbackRequest r = callback(CommandKind.CREATE, CallbackStatus.SUCCESS);
    return new CallbackRequest(
        1,
        r.commandId(),
        r.tenantId(),
        r.featureId(),
        r.generation(),
        r.kind(),
        r.status(),
        r.callbackUrl(),
        r.issuer(),
        r.client(),
        Optional.of(ending),
        NOON);
  }

  public static ProvisioningRequest provisioning(String id, CommandKind kind, Instant deadline) {
    return new ProvisioningRequest(
        1,
        id,
        "acme",
        "partner",
        1,
        kind,
        ProvisioningDelivery.HTTP,
        "https://id.carerix.io/auth/realms/acme",
        List.of(new ClientRef("backend", "acme-backend")),
        List.of(),
        Optional.empty(),
        Optional.of("2"),
        "https://suite.example/settings",
        "https://id.carerix.io/token",
        deadline);
  }

  public static Entry entry(long offset, CallbackRequest request) {
    return entry(offset, new Delivery.Callback(request, request.requestedAt().plus(DAY)));
  }

  public static Entry entry(long offset, Delivery delivery) {
    return new Entry(new Origin(PARTITION, offset), KEY, delivery, History.NONE, false);
  }

  /** A callback of a generation. */
  public static Entry entry(long offset, long generation) {
    return entry(
        offset,
        callback(UUID.randomUUID(), generation, CommandKind.CREATE, CallbackStatus.SUCCESS));
  }

  public static Entry hook(long offset, CommandKind kind) {
    return entry(
        offset,
        new Delivery.Hook(
            provisioning("request-" + offset, kind, NOON.plusSeconds(3600)),
            NOON,
            NOON.plusSeconds(3600)));
  }

  public static Entry parked(Entry entry) {
    return new Entry(entry.origin(), entry.key(), entry.delivery(), entry.history(), true);
  }

  public static Cancellation cancellation(long offset, Entry of, CallbackEnding ending) {
    return new Cancellation(new Origin(PARTITION, offset), KEY, of.delivery().id(), ending);
  }
}
