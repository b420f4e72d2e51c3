package io.marketsuite.lifecycle.adapter.http;

import io.marketsuite.boundary.rest.JsonBody;
import io.marketsuite.contracts.wire.RequestJson;
import io.marketsuite.lifecycle.application.OperatorsOrder;
import io.marketsuite.lifecycle.application.TakingOrders;
import io.marketsuite.operator.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.List;

/** Repairs by an operator's hand, each recorded with who gave it and why. */
@Path("/api/v1/features")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
public class RepairsResource {
  private final TakingOrders orders;
  private final OrderReader reader;
  private final JsonBody bodies;

  RepairsResource(TakingOrders orders, OrderReader reader, JsonBody bodies) {
    this.orders = orders;
    this.reader = reader;
    this.bodies = bodies;
  }

  /** 200 once it is decided, 409 if it is refused, 202 if its decision is not seen in time. */
  @POST
  @Path("/{tenant}/{featureId}/repairs")
  @RunOnVirtualThread
  public Response take(
      @PathParam("tenant") String tenant,
      @PathParam("featureId") String featureId,
      @Context HttpServerRequest exchange,
      @Context SecurityContext caller,
      InputStream body) {
    OperatorsOrder order =
        reader.repair(tenant, featureId, RequestJson.tree(bodies.read(exchange, body)));
    return OrderAnswers.one(orders.take(List.of(order), Caller.subject(caller)).getFirst());
  }
}
