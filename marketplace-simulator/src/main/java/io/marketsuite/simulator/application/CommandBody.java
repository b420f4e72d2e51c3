package io.marketsuite.simulator.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsuite.simulator.application.FeatureRecord.Operation;
import io.marketsuite.simulator.domain.CommandKind;
import io.marketsuite.simulator.domain.Manifest;
import io.marketsuite.simulator.identity.ClientSecret;
import java.util.Map;
import java.util.Optional;

/**
 * The bodies of management requests, exactly as documented.
 *
 * <p>Source: specification, the example of each command.
 */
final class CommandBody {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MASK = "***";

  private CommandBody() {}

  /** The body of an order. */
  static ObjectNode of(Order order, Operation operation, String callbackUrl) {
    ObjectNode body = envelope(order.kind(), callbackUrl);
    ObjectNode payload = body.putObject("payload");
    switch (order) {
      case Order.Install install -> {
        payload.set("settings", JSON.valueToTree(install.settings()));
        credentials(payload, operation);
      }
      case Order.Update update -> payload.set("settings", JSON.valueToTree(update.settings()));
      case Order.Upgrade upgrade -> versions(payload, operation);
      case Order.Repair repair -> versions(payload, operation);
      case Order.Activate activate -> {}
      case Order.Deactivate deactivate -> {}
      case Order.Uninstall uninstall -> {}
    }
    return body;
  }

  /** The body of a cleanup; the tenant is in its display form. */
  static ObjectNode cleanup(String tenantDisplayName, String callbackUrl) {
    ObjectNode body = envelope(CommandKind.CLEANUP, callbackUrl);
    body.putObject("payload").put("tenant", tenantDisplayName);
    return body;
  }

  private static ObjectNode envelope(CommandKind kind, String callbackUrl) {
    return JSON.createObjectNode().put("_kind", kind.wireName()).put("callbackUrl", callbackUrl);
  }

  private static void versions(ObjectNode payload, Operation operation) {
    int old = operation.from().orElseThrow().version();
    payload.put("oldVersion", String.valueOf(old));
    payload.put("newVersion", String.valueOf(operation.target().version()));
    credentials(payload, operation);
  }

  private static void credentials(ObjectNode payload, Operation operation) {
    ObjectNode confidential = payload.putObject("clientCredentials");
    ObjectNode open = JSON.createObjectNode();
    operation
        .plan()
        .created()
        .byService()
        .forEach(
            (service, client) -> {
              Optional<String> secret = client.secret().map(ClientSecret::value);
              ObjectNode entry = secret.isPresent() ? confidential : open;
              ObjectNode shown = entry.putObject(service).put("clientId", client.clientId());
              secret.ifPresent(value -> shown.put("clientSecret", value));
            });
    if (!open.isEmpty()) {
      payload.set("publicClients", open);
    }
  }

  /** A copy fit for the journal: client secrets and sensitive settings are masked. */
  static JsonNode masked(JsonNode body, Optional<Manifest> manifest) {
    JsonNode copy = body.deepCopy();
    copy.findParents("clientSecret")
        .forEach(parent -> ((ObjectNode) parent).put("clientSecret", MASK));
    if (copy.path("payload").path("settings") instanceof ObjectNode settings) {
      for (Map.Entry<String, JsonNode> service : settings.properties()) {
        if (service.getValue() instanceof ObjectNode values) {
          maskSettings(values, service.getKey(), manifest);
        }
      }
    }
    return copy;
  }

  // What no manifest declares may be anything, so it is masked too.
  private static void maskSettings(ObjectNode values, String service, Optional<Manifest> manifest) {
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      boolean open =
          manifest
              .flatMap(m -> m.setting(service, value.getKey()))
              .map(setting -> !setting.sensitive())
              .orElse(false);
      if (!open) {
        value.setValue(JSON.getNodeFactory().textNode(MASK));
      }
    }
  }
}
