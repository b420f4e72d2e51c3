package io.marketsuite.lifecycle.adapter.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** While tasks move or restore, the answer is to come back, not an error of ours. */
@Provider
public class NotHereYet implements ExceptionMapper<InvalidStateStoreException> {
  @Override
  public Response toResponse(InvalidStateStoreException e) {
    Response problem =
        Problem.of(
            503,
            "state-restoring",
            "State is being restored",
            "The state is being restored; try again.");
    return Response.fromResponse(problem).header("Retry-After", 2).build();
  }
}
