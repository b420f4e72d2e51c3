package io.marketsuite.lifecycle.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.boundary.rest.JsonBody;
import io.marketsuite.contracts.wire.RequestJson;
import io.marketsuite.lifecycle.application.OperatorsOrder;
import io.marketsuite.lifecycle.application.OrderResult;
import io.marketsuite.lifecycle.application.TakingOrders;
import io.marketsuite.operator.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.List;

/** Customers that the vendor had before this suite was there. */
@Path("/api/v1/installations/import")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
public class ImportResource {
  private final TakingOrders orders;
  private final OrderReader reader;
  private final JsonBody bodies;

  ImportResource(TakingOrders orders, OrderReader reader, JsonBody bodies) {
    this.orders = orders;
    this.reader = reader;
    this.bodies = bodies;
  }

  /**
   * One installation, or an array of them: all are checked before any is recorded. One is answered
   * by status; several by 200 and a status for each.
   */
  @POST
  @RunOnVirtualThread
  public Response take(
      @Context HttpServerRequest exchange, @Context SecurityContext caller, InputStream body) {
    JsonNode json = RequestJson.tree(bodies.read(exchange, body));
    List<OperatorsOrder> given = reader.imports(json);
    List<OrderResult> results = orders.take(given, Caller.subject(caller));
    return json.isArray()
        ? OrderAnswers.each(given, results)
        : OrderAnswers.one(results.getFirst());
  }
}
