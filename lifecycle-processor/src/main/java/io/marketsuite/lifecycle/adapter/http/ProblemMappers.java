package io.marketsuite.lifecycle.adapter.http;

import io.marketsuite.lifecycle.adapter.projection.DatabaseAway;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever was thrown into a problem; the log has what the caller must not see. */
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  /** While tasks move or restore, the answer is to come back, not an error of ours. */
  @ServerExceptionMapper
  Response notHereYet(InvalidStateStoreException restoring) {
    return Problems.stateRestoring();
  }

  @ServerExceptionMapper
  Response refused(MalformedParameter refused) {
    return Problems.malformedParameter(refused.getMessage());
  }

  @ServerExceptionMapper
  Response databaseAway(SQLException failure) {
    return failed(new IllegalStateException(failure));
  }

  @ServerExceptionMapper
  Response failed(RuntimeException failure) {
    if (DatabaseAway.is(failure)) {
      return Problems.timelineUnavailable();
    }
    LOG.error("kind=request-failed", failure);
    return Problems.internal();
  }
}
