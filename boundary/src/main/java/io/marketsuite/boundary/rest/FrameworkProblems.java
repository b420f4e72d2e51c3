package io.marketsuite.boundary.rest;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The framework's own refusals as problems with stable types. A service's own mapper goes before,
 * and an answer that a service wrote itself stays as it is.
 */
class FrameworkProblems {
  private final AllowedMethods allowed;

  FrameworkProblems(AllowedMethods allowed) {
    this.allowed = allowed;
  }

  @ServerExceptionMapper
  @Priority(Priorities.USER + 1)
  Response refused(WebApplicationException refused, UriInfo target) {
    if (refused.getResponse().hasEntity()) {
      return refused.getResponse();
    }
    Problem problem = FrameworkProblem.of(refused.getResponse().getStatus()).problem();
    if (problem.status() == 413) {
      return BodyTooLarge.response();
    }
    if (problem.status() != 405) {
      return problem.response();
    }
    String methods = String.join(", ", allowed.at(target.getPath()));
    return problem.builder().header(HttpHeaders.ALLOW, methods).build();
  }
}
