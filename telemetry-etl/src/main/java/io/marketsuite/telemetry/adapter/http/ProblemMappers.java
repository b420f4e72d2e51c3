package io.marketsuite.telemetry.adapter.http;

import io.marketsuite.telemetry.application.RowView;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error leaves as a problem; a 401 never says which check failed. */
final class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final String RETRY_AFTER_SECONDS = "5";

  @ServerExceptionMapper
  @Priority(Priorities.AUTHENTICATION - 1)
  Response unauthorized(UnauthorizedException e) {
    return unauthorized();
  }

  @ServerExceptionMapper
  @Priority(Priorities.AUTHENTICATION - 1)
  Response failed(AuthenticationFailedException e) {
    return unauthorized();
  }

  private static Response unauthorized() {
    return Response.fromResponse(
            Problem.of(
                    "unauthorized",
                    "Unauthorized",
                    401,
                    "A valid bearer token of the operator's issuer is needed.")
                .response())
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper
  @Priority(Priorities.AUTHORIZATION - 1)
  Response forbidden(ForbiddenException e) {
    return Problem.of("forbidden", "Forbidden", 403, "The token lacks the role operator.")
        .response();
  }

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

  /** What the framework itself refuses: an unknown path, a method, a media type. */
  @ServerExceptionMapper
  Response refused(WebApplicationException e) {
    Response response = e.getResponse();
    if (response.hasEntity()) {
      return response;
    }
    String title = response.getStatusInfo().getReasonPhrase();
    return new Problem("about:blank", title, response.getStatus(), title + ".").response();
  }
}
