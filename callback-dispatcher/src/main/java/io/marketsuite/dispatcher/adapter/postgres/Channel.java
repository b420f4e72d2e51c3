package io.marketsuite.dispatcher.adapter.postgres;

import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.dispatcher.domain.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The two kinds of deliveries, as the database names them. */
public enum Channel {
  CALLBACK,
  HOOK;

  static Channel of(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Callback _ -> CALLBACK;
      case Delivery.Hook _ -> HOOK;
    };
  }

  static String request(Delivery delivery) {
    Object request =
        switch (delivery) {
          case Delivery.Callback callback -> callback.request();
          case Delivery.Hook hook -> hook.request();
        };
    return new String(Wire.write(request), StandardCharsets.UTF_8);
  }

  Delivery delivery(String request, Instant requestedAt, Instant giveUpAt) {
    byte[] json = request.getBytes(StandardCharsets.UTF_8);
    return switch (this) {
      case CALLBACK -> new Delivery.Callback(Wire.read(json, CallbackRequest.class), giveUpAt);
      case HOOK ->
          new Delivery.Hook(Wire.read(json, ProvisioningRequest.class), requestedAt, giveUpAt);
    };
  }
}
