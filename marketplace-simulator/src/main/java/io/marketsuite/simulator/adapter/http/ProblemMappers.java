package io.marketsuite.simulator.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
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
  Response unreadable(MismatchedInputException e) {
    return refused(new Problem(Problem.Code.MALFORMED, sentence(e)));
  }

  @ServerExceptionMapper
  Response other(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    if (status < 400) {
      return e.getResponse();
    }
    String detail =
        e.getCause() instanceof JsonProcessingException json
            ? sentence(json)
            : "HTTP " + status + " " + e.getResponse().getStatusInfo().getReasonPhrase() + ".";
    return answer(status, Problems.json(status, "http-" + status, detail, List.of()));
  }

  // Names the place, never the value.
  private static String sentence(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "The body holds an unknown property '%s'."
          .formatted(io.marketsuite.simulator.application.Text.plain(unknown.getPropertyName()));
    }
    return e instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()
        ? "The body's '%s' has the wrong type."
            .formatted(mismatch.getPath().getLast().getFieldName())
        : "The body is no JSON of the expected shape.";
  }

  private static Response answer(int status, String body) {
    return Response.status(status).type(Problems.MEDIA_TYPE).entity(body).build();
  }
}
