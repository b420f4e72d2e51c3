package io.marketsuite.lifecycle.adapter.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.operator.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.stream.Stream;

/** Where each feature of each tenant stands, and the vendor's gate. */
@Path("/api/v1/features")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class FeaturesResource {
  private final Installations installations;

  FeaturesResource(Installations installations) {
    this.installations = installations;
  }

  /** All installations this instance holds, filtered by exact values. */
  @GET
  @RolesAllowed(Roles.OPERATOR)
  public Response list(
      @QueryParam("status") String status,
      @QueryParam("tenant") String tenant,
      @QueryParam("feature") String feature) {
    if (status != null && !isStatus(status)) {
      return Problems.unknownStatus();
    }
    ObjectNode body = Wire.mapper().createObjectNode();
    ArrayNode features = body.putArray("features");
    installations.all().stream()
        .filter(it -> status == null || it.status().name().equalsIgnoreCase(status))
        .filter(it -> tenant == null || it.tenantId().equalsIgnoreCase(tenant))
        .filter(it -> feature == null || it.featureId().equals(feature))
        .forEach(it -> features.add(Wire.mapper().valueToTree(it)));
    return json(body);
  }

  @GET
  @Path("/{tenant}/{featureId}")
  @RolesAllowed({Roles.OPERATOR, Roles.VENDOR})
  public Response one(@PathParam("tenant") String tenant, @PathParam("featureId") String feature) {
    return installations
        .find(tenant.toLowerCase(Locale.ROOT), feature)
        .map(FeaturesResource::json)
        .orElseGet(Problems::unknownFeature);
  }

  /** The vendor's gate: 200 while the feature acts for the tenant, else 404. */
  @GET
  @Path("/{tenant}/{featureId}/active")
  @RolesAllowed({Roles.OPERATOR, Roles.VENDOR})
  public Response active(
      @PathParam("tenant") String tenant, @PathParam("featureId") String feature) {
    return installations
        .find(tenant.toLowerCase(Locale.ROOT), feature)
        .filter(InstallationState::active)
        .map(it -> Response.ok().build())
        .orElseGet(Problems::notActive);
  }

  private static boolean isStatus(String status) {
    return Stream.of(FeatureStatus.values())
        .anyMatch(it -> it.name().equals(status.toUpperCase(Locale.ROOT)));
  }

  private static Response json(Object body) {
    return Response.ok(Wire.write(body)).type(MediaType.APPLICATION_JSON).build();
  }
}
