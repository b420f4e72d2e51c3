package io.marketsuite.lifecycle.adapter.http;

import io.marketsuite.boundary.rest.JsonBody;
import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.wire.RequestJson;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.lifecycle.adapter.kafka.ResultProducer;
import io.marketsuite.operator.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;

/** The vendor's results by HTTP, for those who would rather not produce to Kafka. */
@Path("/provisioning/v1/results")
public class ProvisioningResultsResource {
  private final ResultProducer producer;
  private final JsonBody bodies;

  ProvisioningResultsResource(ResultProducer producer, JsonBody bodies) {
    this.producer = producer;
    this.bodies = bodies;
  }

  /** 202 once {@value Topics#PROVISIONING_RESULTS} has it. */
  @POST
  @RolesAllowed(Roles.VENDOR)
  @RunOnVirtualThread
  public Response take(@Context HttpServerRequest exchange, InputStream body) {
    byte[] octets = bodies.read(exchange, body);
    ProvisioningResult result;
    try {
      result = RequestJson.read(octets, ProvisioningResult.class);
    } catch (UnreadableRecordException e) {
      return Problems.malformedResult("The result could not be read: " + e.getMessage() + ".");
    }
    Optional<String> fault = ResultRules.faultOf(result);
    if (fault.isPresent()) {
      return Problems.malformedResult(fault.get());
    }
    return producer.send(result) ? Response.accepted().build() : Problems.logUnavailable();
  }
}
