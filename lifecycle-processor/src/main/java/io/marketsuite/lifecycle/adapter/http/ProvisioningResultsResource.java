package io.marketsuite.lifecycle.adapter.http;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.adapter.kafka.ResultProducer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The vendor's results by HTTP, for those who would rather not produce to Kafka. */
@Path("/provisioning/v1/results")
@Consumes(MediaType.APPLICATION_JSON)
public class ProvisioningResultsResource {
  private static final int MAX_DETAIL = 500;
  private final ResultProducer producer;

  ProvisioningResultsResource(ResultProducer producer) {
    this.producer = producer;
  }

  /** 202 once {@value Topics#PROVISIONING_RESULTS} has it. */
  @POST
  @RolesAllowed("vendor")
  @RunOnVirtualThread
  public Response take(byte[] body) {
    ProvisioningResult result;
    try {
      result = Wire.read(body, ProvisioningResult.class);
      Keys.parse(Keys.of(result.tenantId(), result.featureId()));
    } catch (UnreadableRecordException e) {
      return malformed("The result could not be read: " + e.getMessage() + ".");
    }
    if (result.requestId() == null || result.status() == null) {
      return malformed("A result names request_id, tenant_id, feature_id and status.");
    }
    if (result.detail() != null
        && result.detail().filter(it -> it.length() > MAX_DETAIL).isPresent()) {
      return malformed("detail is at most " + MAX_DETAIL + " characters.");
    }
    return producer.send(result)
        ? Response.accepted().build()
        : Problem.of(
            503, "log-unavailable", "Not recorded", "The result was not recorded; send it again.");
  }

  private static Response malformed(String detail) {
    return Problem.of(400, "malformed-result", "Malformed result", detail);
  }
}
