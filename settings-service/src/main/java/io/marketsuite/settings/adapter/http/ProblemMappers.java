package io.marketsuite.settings.adapter.http;

import io.marketsuite.settings.application.Fault;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever was thrown into a problem; the log has what the caller must not see. */
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private final Fault.Classifier faults;

  ProblemMappers(Fault.Classifier faults) {
    this.faults = faults;
  }

  @ServerExceptionMapper
  Response failed(RuntimeException failure) {
    return switch (faults.of(failure)) {
      case AWAY -> {
        LOG.warnf("kind=storage-away cause=%s", failure.getClass().getSimpleName());
        yield Problems.storageUnavailable();
      }
      case DEFECT -> {
        LOG.error("kind=request-failed", failure);
        yield Problems.internal();
      }
    };
  }
}
