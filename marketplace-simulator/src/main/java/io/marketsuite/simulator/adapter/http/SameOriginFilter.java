package io.marketsuite.simulator.adapter.http;

import io.marketsuite.simulator.application.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * The driving API has no login. So that a page a developer happens to look at cannot drive it, a
 * browser's request from another origin is refused.
 */
class SameOriginFilter {

  @ServerRequestFilter(preMatching = true)
  Response refuseForeignPages(ContainerRequestContext request) {
    String origin = request.getHeaderString("Origin");
    String host = request.getHeaderString("Host");
    if (origin == null || (host != null && origin.equals(originOf(request, host)))) {
      return null;
    }
    Problem problem = new Problem(Problem.Code.FORBIDDEN, "Requests of other pages are refused.");
    return Response.status(problem.code().status())
        .type(Problems.MEDIA_TYPE)
        .entity(Problems.json(problem))
        .build();
  }

  private static String originOf(ContainerRequestContext request, String host) {
    URI uri = request.getUriInfo().getRequestUri();
    return uri.getScheme() + "://" + host;
  }
}
