package io.marketsuite.dispatcher.adapter.rest;

import io.marketsuite.dispatcher.application.Journal;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Errors as problems; a 401 never says which check failed. */
class ProblemMappers {
  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response unauthorized() {
    return Problem.unauthorized();
  }

  @ServerExceptionMapper(ForbiddenException.class)
  Response forbidden() {
    return Problem.forbidden();
  }

  @ServerExceptionMapper(Journal.UnavailableException.class)
  Response kafkaAway() {
    return Problem.unavailable("Kafka");
  }

  @ServerExceptionMapper(SQLException.class)
  Response databaseAway() {
    return Problem.unavailable("PostgreSQL");
  }
}
