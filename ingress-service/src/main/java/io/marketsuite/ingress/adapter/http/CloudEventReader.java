package io.marketsuite.ingress.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.RequestRefused;
import io.marketsuite.ingress.domain.telemetry.CloudEvent;
import io.vertx.core.MultiMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads CloudEvents 1.0 from HTTP (HTTP protocol binding, JSON event format). */
final class CloudEventReader {
  private static final int MOST_EVENTS = 500;

  private CloudEventReader() {}

  /** Structured mode. */
  static CloudEvent structured(JsonNode event) {
    return new CloudEvent(
        text(event, "specversion"),
        text(event, "id"),
        text(event, "source"),
        text(event, "type"),
        text(event, "time"),
        isJson(event.path("datacontenttype").textValue())
            ? data(event.get("data"))
            : Optional.empty());
  }

  /**
   * Batched mode.
   *
   * @throws RequestRefused if it is no array, or has more events than one answer can tell about
   */
  static List<CloudEvent> batch(JsonNode events) {
    if (!events.isArray()) {
      throw new RequestRefused(ProblemType.INVALID_EVENT, "A batch must be a JSON array.");
    }
    if (events.size() > MOST_EVENTS) {
      throw new RequestRefused(
          ProblemType.INVALID_EVENT, "A batch may have " + MOST_EVENTS + " events.");
    }
    return events.valueStream().map(CloudEventReader::structured).toList();
  }

  /** Binary mode: attributes in headers, the body is the data. */
  static CloudEvent binary(MultiMap headers, JsonNode body) {
    return new CloudEvent(
        header(headers, "ce-specversion"),
        header(headers, "ce-id"),
        header(headers, "ce-source"),
        header(headers, "ce-type"),
        header(headers, "ce-time"),
        data(body));
  }

  private static Optional<String> text(JsonNode event, String attribute) {
    return Optional.ofNullable(event.path(attribute).textValue());
  }

  private static Optional<Object> data(JsonNode data) {
    return Optional.ofNullable(data).map(JsonValues::plain);
  }

  private static Optional<String> header(MultiMap headers, String name) {
    return Optional.ofNullable(headers.get(name)).map(CloudEventReader::percentDecoded);
  }

  private static String percentDecoded(String value) {
    try {
      // The binding's encoding is that of URIs, where a plus is a plus.
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return value;
    }
  }

  private static boolean isJson(String contentType) {
    if (contentType == null) {
      // CloudEvents JSON format, section 3.1: what is not said to be anything else is JSON.
      return true;
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/json") || type.endsWith("+json");
  }
}
