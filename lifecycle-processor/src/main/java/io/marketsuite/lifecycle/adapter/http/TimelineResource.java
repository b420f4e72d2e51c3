package io.marketsuite.lifecycle.adapter.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.adapter.projection.Stories;
import io.marketsuite.operator.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Locale;
import java.util.OptionalLong;

/** Why a feature of a tenant stands where it stands: one story per command, the newest first. */
@Path("/api/v1/features")
@Produces(MediaType.APPLICATION_JSON)
public class TimelineResource {
  private static final int USUAL = 20;
  private static final int MOST = 100;

  private final Stories stories;

  TimelineResource(Stories stories) {
    this.stories = stories;
  }

  /** A page of the timeline; behind what was decided by as much as the projection is. */
  @GET
  @Path("/{tenant}/{featureId}/timeline")
  @RolesAllowed(Roles.OPERATOR)
  @Blocking
  public Response timeline(
      @PathParam("tenant") String tenant,
      @PathParam("featureId") String featureId,
      @Context UriInfo target)
      throws SQLException {
    Query query = Query.of(target, "limit", "after");
    OptionalLong before = query.afterNumber();
    int limit = query.limit(USUAL, MOST);
    String tenantId = tenant.toLowerCase(Locale.ROOT);
    if (!ResultRules.couldBe(tenantId, featureId)) {
      return Problems.unknownFeature();
    }
    Stories.Page page = stories.tell(tenantId, featureId, before, limit);
    if (page.stories().isEmpty() && before.isEmpty()) {
      return Problems.unknownFeature();
    }
    ObjectNode body = Wire.mapper().createObjectNode();
    body.put("tenant_id", tenantId).put("feature_id", featureId);
    body.set("stories", Wire.mapper().valueToTree(page.stories()));
    page.next().ifPresent(it -> body.put("next", Long.toString(it)));
    return Response.ok(Wire.write(body)).type(MediaType.APPLICATION_JSON).build();
  }
}
