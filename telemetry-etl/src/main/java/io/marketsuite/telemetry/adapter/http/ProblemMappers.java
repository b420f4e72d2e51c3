package io.marketsuite.telemetry.adapter.http;

import io.marketsuite.telemetry.application.RowView;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error leaves as a problem; who is not let in is told so by operator-access. */
final class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final String RETRY_AFTER_SECONDS = "5";

  @ServerExceptionMapper
  Response notReady(RowView.NotReadyException e) {
    return unavailable("The metrics are still being read; try again in a few seconds.");
  }

  @ServerExceptionMapper
  Response kafkaAway(KafkaException e) {
    LOG.warn("a reading of the log failed", e);
    return unavailable("The log could not be read; try again in a few seconds.");
  }

  private static Response unavailable(String detail) {
    return Response.fromResponse(
            Problem.of("unavailable", "Service Unavailable", 503, detail).response())
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }

  /** A defect of ours: the log has what the caller must not see. */
  @ServerExceptionMapper
  Response defect(RuntimeException e) {
    LOG.error("a request failed", e);
    return Problem.of("internal", "Internal Server Error", 500, "The request failed; it is logged.")
        .response();
  }
}
