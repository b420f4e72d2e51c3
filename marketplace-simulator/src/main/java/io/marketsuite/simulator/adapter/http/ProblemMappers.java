package io.marketsuite.simulator.adapter.http;

import io.marketsuite.simulator.application.Problem;
import io.marketsuite.simulator.manifest.ManifestReader.IllegalManifest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every refusal of the driving API, as a problem. */
class ProblemMappers {

  @ServerExceptionMapper
  Response refused(Problem problem) {
    return answer(problem.code().status(), Problems.json(problem));
  }

  @ServerExceptionMapper
  Response illegal(IllegalManifest manifest) {
    return refused(new Problem(Problem.Code.INVALID, manifest.getMessage()));
  }

  @ServerExceptionMapper
  Response other(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    if (status < 400) {
      return e.getResponse();
    }
    String detail =
        "HTTP %d %s.".formatted(status, e.getResponse().getStatusInfo().getReasonPhrase());
    return answer(status, Problems.json(status, "http-" + status, detail, List.of()));
  }

  private static Response answer(int status, String body) {
    return Response.status(status).type(Problems.MEDIA_TYPE).entity(body).build();
  }
}
