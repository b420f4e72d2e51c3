package io.marketsuite.settings.adapter.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.contracts.lifecycle.LifecycleEvent.StoringRequested;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.settings.domain.GenerationId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Finds requests to store in a decision that cannot be read as a whole, such as one of a newer
 * release: every request is answered (lifecycle rules: Storing).
 */
final class UnreadableRequests {

  /** As much of a request as its answer needs. */
  record Name(GenerationId id, UUID commandId) {}

  private UnreadableRequests() {}

  static List<Name> in(byte[] value) {
    List<Name> found = new ArrayList<>();
    if (value == null) {
      return found;
    }
    try {
      JsonNode decision = Wire.mapper().readTree(value);
      String tenant = decision.path("tenant_id").asText("");
      String feature = decision.path("feature_id").asText("");
      for (JsonNode event : decision.path("events")) {
        if (!tenant.isEmpty() && !feature.isEmpty() && isRequest(event)) {
          GenerationId id = new GenerationId(tenant, feature, event.path("generation").asLong());
          found.add(new Name(id, UUID.fromString(event.path("command_id").asText())));
        }
      }
    } catch (IOException | IllegalArgumentException _) {
      // Nobody can be answered then.
    }
    return found;
  }

  private static boolean isRequest(JsonNode event) {
    return Wire.typeName(StoringRequested.class).equals(event.path("type").asText())
        && event.path("generation").isIntegralNumber()
        && event.path("command_id").isTextual();
  }
}
