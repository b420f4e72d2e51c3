package io.marketsuite.dispatcher.adapter.rest;

import io.marketsuite.dispatcher.adapter.postgres.DeadLetters;
import io.marketsuite.dispatcher.adapter.postgres.DeadLetters.Settlement;
import io.marketsuite.operator.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Dead letters: to be looked at, redriven or discarded. */
@Path("/api/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
public class DeadLettersResource {
  private static final Logger LOG = Logger.getLogger(DeadLettersResource.class);
  private static final int MOST = 1_000;

  private final DeadLetters deadLetters;

  DeadLettersResource(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  /** Those that are not settled, the oldest first, at most 1000. */
  @GET
  public List<DeliveryView> list() {
    return deadLetters.open(MOST).stream().map(DeliveryView::deadLetter).toList();
  }

  /** Puts it back at the end of its key's lane: 202, 404, 409 if it is settled, 503. */
  @POST
  @Path("{id}/redrive")
  public Response redrive(@PathParam("id") UUID id, @Context SecurityContext caller) {
    return answer("redrive", deadLetters.redrive(id, subject(caller)), Response.Status.ACCEPTED);
  }

  /** Gives it up: 204, 404, 409 if it is settled, 503. */
  @POST
  @Path("{id}/discard")
  public Response discard(@PathParam("id") UUID id, @Context SecurityContext caller) {
    return answer("discard", deadLetters.discard(id, subject(caller)), Response.Status.NO_CONTENT);
  }

  private static Response answer(String action, Settlement settlement, Response.Status done) {
    return switch (settlement) {
      case Settlement.Settled settled -> {
        LOG.infof(
            "%s tenant=%s feature=%s generation=%d commandId=%s kind=%s",
            action,
            settled.letter().delivery().tenantId(),
            settled.letter().delivery().featureId(),
            settled.letter().delivery().generation(),
            settled.letter().delivery().id(),
            settled.letter().delivery().kind());
        yield Response.status(done).build();
      }
      case Settlement.Unknown _ -> Problem.unknownDeadLetter();
      case Settlement.AlreadySettled already -> Problem.alreadySettled(already.state().name());
    };
  }

  private static String subject(SecurityContext caller) {
    return caller.getUserPrincipal() == null ? "unknown" : caller.getUserPrincipal().getName();
  }
}
