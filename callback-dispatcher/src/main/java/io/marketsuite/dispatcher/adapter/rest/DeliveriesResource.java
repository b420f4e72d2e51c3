package io.marketsuite.dispatcher.adapter.rest;

import io.marketsuite.dispatcher.adapter.postgres.ParkedDeliveries;
import io.marketsuite.dispatcher.application.Dispatcher;
import io.marketsuite.dispatcher.domain.LaneItem.Entry;
import io.marketsuite.operator.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** What is not delivered yet: parked by any instance, or in this instance's memory. */
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
public class DeliveriesResource {
  private static final int MOST = 1_000;

  private final ParkedDeliveries parked;
  private final Dispatcher dispatcher;

  DeliveriesResource(ParkedDeliveries parked, Dispatcher dispatcher) {
    this.parked = parked;
    this.dispatcher = dispatcher;
  }

  /** At most 1000 of each. */
  @GET
  public List<DeliveryView> list() throws SQLException {
    Stream<DeliveryView> inMemory =
        dispatcher.inMemory().stream()
            .filter(entry -> !entry.parked())
            .limit(MOST)
            .map((Entry entry) -> DeliveryView.inMemory(entry));
    return Stream.concat(parked.list(MOST).stream().map(DeliveryView::parked), inMemory).toList();
  }
}
