package io.marketsuite.lifecycle.domain;

import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the vendor's work orders. Their ids follow from the state, so that a replay makes the same.
 */
final class Requests {
  private static final int SCHEMA_VERSION = 1;

  private Requests() {}

  static ProvisioningRequest of(Story story, Generation generation, Operation operation) {
    Optional<String> from =
        operation instanceof Operation.Upgrading it
            ? Optional.of(Integer.toString(it.oldVersion()))
            : Optional.empty();
    Optional<String> to =
        operation instanceof Operation.Upgrading it
            ? Optional.of(Integer.toString(it.newVersion()))
            : Optional.empty();
    return request(story, generation, operation.kind(), operation.id().toString(), from, to);
  }

  static ProvisioningRequest deprovisioning(
      Story story, Generation generation, CommandKind kind, int attempt) {
    return request(
        story, generation, kind, "closing/" + attempt, Optional.empty(), Optional.empty());
  }

  /** What an operator has the vendor asked once more; the order's id makes it another request. */
  static ProvisioningRequest again(Story story, Generation generation, CommandKind kind, UUID by) {
    return request(story, generation, kind, "repair/" + by, Optional.empty(), Optional.empty());
  }

  /** The same work as before under another id. */
  static ProvisioningRequest again(Story story, ProvisioningRequest before, UUID by) {
    Generation generation = Callbacks.generation(story.state(), before.generation()).orElseThrow();
    return request(
        story, generation, before.kind(), "repair/" + by, before.oldVersion(), before.newVersion());
  }

  private static ProvisioningRequest request(
      Story story,
      Generation generation,
      CommandKind kind,
      String cause,
      Optional<String> from,
      Optional<String> to) {
    Installation it = story.state();
    String seed =
        String.join(
            "/",
            it.tenantId(),
            it.featureId(),
            Long.toString(generation.number()),
            kind.name(),
            cause);
    String base =
        story.policy().settingsServiceUrl()
            + "/api/v1/installations/"
            + it.tenantId()
            + "/"
            + it.featureId();
    return new ProvisioningRequest(
        SCHEMA_VERSION,
        UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString(),
        it.tenantId(),
        it.featureId(),
        generation.number(),
        kind,
        story.policy().delivery(kind),
        generation.issuer(),
        generation.confidentialClients(),
        generation.publicClients(),
        from,
        to,
        base + "/credentials?generation=" + generation.number(),
        base + "/token",
        story.now().plus(story.policy().provisioningDeadline()));
  }
}
