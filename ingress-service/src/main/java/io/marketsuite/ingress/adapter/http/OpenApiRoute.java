package io.marketsuite.ingress.adapter.http;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.marketsuite.contracts.wire.Wire;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * {@code GET /q/openapi}: what this service serves, as YAML, or as JSON with {@code ?format=json}.
 * Written by hand, since the routes are not found by annotations; the tests hold every exchange
 * against it.
 */
public final class OpenApiRoute {
  private static final String RESOURCE = "/openapi.yaml";

  private final Buffer yaml = Buffer.buffer(resource());
  private final Buffer asJson = json(yaml);

  private static byte[] resource() {
    try (InputStream document = OpenApiRoute.class.getResourceAsStream(RESOURCE)) {
      return document.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void handle(RoutingContext exchange) {
    boolean json = exchange.queryParams().getAll("format").contains("json");
    exchange
        .response()
        .putHeader("Content-Type", json ? "application/json" : "application/yaml")
        .end(json ? asJson : yaml);
  }

  private static Buffer json(Buffer yaml) {
    try {
      return Buffer.buffer(
          Wire.mapper().writeValueAsBytes(new YAMLMapper().readTree(yaml.getBytes())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
