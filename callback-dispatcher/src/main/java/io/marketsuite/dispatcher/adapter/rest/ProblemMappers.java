package io.marketsuite.dispatcher.adapter.rest;

import io.marketsuite.dispatcher.application.Journal;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Errors as problems; who is not let in is told so by operator-access. */
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper(Journal.UnavailableException.class)
  Response kafkaAway() {
    return Problem.unavailable("Kafka");
  }

  @ServerExceptionMapper(SQLException.class)
  Response databaseAway() {
    return Problem.unavailable("PostgreSQL");
  }

  /** A defect of ours: the log has what the caller must not see. */
  @ServerExceptionMapper
  Response defect(RuntimeException e) {
    LOG.error("a request failed", e);
    return Problem.internal();
  }
}
