package io.marketsuite.dispatcher.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.dispatcher.domain.Delivery;
import io.marketsuite.dispatcher.domain.Origin;

/**
 * A provisioning request as a CloudEvent 1.0 in structured mode. The same request gives the same
 * bytes, however often it is sent.
 */
final class HookEvent {
  static final String CONTENT_TYPE = "application/cloudevents+json";
  static final String TYPE = "marketplace.provisioning.requested.v1";

  private HookEvent() {}

  /**
   * Writes the event.
   *
   * @param origin its offset is the event's sequence: it grows per key
   */
  static byte[] write(Delivery.Hook hook, Origin origin) {
    ObjectNode event = Wire.mapper().createObjectNode();
    event.put("specversion", "1.0");
    event.put("id", hook.id());
    event.put("source", "/marketplace/callback-dispatcher");
    event.put("type", TYPE);
    event.put("subject", hook.tenantId() + "/" + hook.featureId());
    event.put("time", hook.requestedAt().toString());
    event.put("sequence", Long.toString(origin.offset()));
    event.put("datacontenttype", "application/json");
    event.set("data", Wire.mapper().valueToTree(hook.request()));
    return Wire.write(event);
  }
}
