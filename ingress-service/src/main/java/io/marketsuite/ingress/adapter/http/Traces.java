package io.marketsuite.ingress.adapter.http;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** The trace a request belongs to, to be carried on in Kafka's headers (W3C Trace Context). */
final class Traces {
  private static final Pattern TRACEPARENT =
      Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private Traces() {}

  /** Our own span where tracing is on, else what the sender gave. */
  static Optional<String> of(HttpServerRequest request) {
    SpanContext span = Span.current().getSpanContext();
    if (span.isValid()) {
      return Optional.of(
          "00-%s-%s-%s"
              .formatted(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex()));
    }
    return Optional.ofNullable(request.getHeader("traceparent"))
        .filter(text -> TRACEPARENT.matcher(text).matches());
  }
}
