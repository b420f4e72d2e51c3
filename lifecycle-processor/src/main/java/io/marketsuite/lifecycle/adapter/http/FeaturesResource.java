package io.marketsuite.lifecycle.adapter.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.marketsuite.contracts.lifecycle.FeatureStatus;
import io.marketsuite.contracts.lifecycle.InstallationState;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.adapter.http.FeatureLookup.Caller;
import io.marketsuite.lifecycle.adapter.http.FeatureLookup.Found;
import io.marketsuite.lifecycle.adapter.projection.FeatureFilter;
import io.marketsuite.lifecycle.adapter.projection.FeatureList;
import io.marketsuite.operator.Roles;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where each feature of each tenant stands, and the vendor's gate. The list is of the projection,
 * one feature and the gate are of the state itself: these are right, or say that they are not
 * known.
 */
@Path("/api/v1/features")
@Produces(MediaType.APPLICATION_JSON)
public class FeaturesResource {
  private static final int USUAL = 100;
  private static final int MOST = 500;

  private final FeatureList features;
  private final FeatureLookup lookup;

  FeaturesResource(FeatureList features, FeatureLookup lookup) {
    this.features = features;
    this.lookup = lookup;
  }

  /** The features of all tenants, filtered, by tenant and feature, a page at a time. */
  @GET
  @RolesAllowed(Roles.OPERATOR)
  @Blocking
  public Response list(@Context UriInfo target) {
    Query query = Query.of(target, "status", "tenant", "feature", "stuck_since", "limit", "after");
    Optional<String> status = query.text("status").map(it -> it.toUpperCase(Locale.ROOT));
    Optional<FeatureStatus> known = status.flatMap(FeaturesResource::status);
    if (status.isPresent() && known.isEmpty()) {
      return Problems.unknownStatus();
    }
    FeatureList.Page page =
        features.find(
            new FeatureFilter(
                known,
                query.text("tenant").map(it -> it.toLowerCase(Locale.ROOT)),
                query.text("feature"),
                query.since("stuck_since", Instant.now()),
                query.afterKeys(),
                query.limit(USUAL, MOST)));
    return json(Wire.write(body(page)));
  }

  private static ObjectNode body(FeatureList.Page page) {
    ObjectNode body = Wire.mapper().createObjectNode();
    ArrayNode listed = body.putArray("features");
    for (FeatureList.Listed it : page.features()) {
      ObjectNode feature = Wire.mapper().valueToTree(it.state());
      if (!it.stuck().isEmpty()) {
        feature.set("stuck", Wire.mapper().valueToTree(it.stuck()));
      }
      listed.add(feature);
    }
    page.next().ifPresent(it -> body.put("next", it.toString()));
    return body;
  }

  @GET
  @Path("/{tenant}/{featureId}")
  @RolesAllowed({Roles.OPERATOR, Roles.VENDOR})
  @RunOnVirtualThread
  public Response one(
      @PathParam("tenant") String tenant,
      @PathParam("featureId") String feature,
      @Context HttpServerRequest request) {
    return answer(
        lookup.find(Caller.of(request), tenant, feature, "", _ -> true),
        FeaturesResource::json,
        Problems::unknownFeature);
  }

  /** The vendor's gate: 200 while the feature acts for the tenant, else 404. */
  @GET
  @Path("/{tenant}/{featureId}/active")
  @RolesAllowed({Roles.OPERATOR, Roles.VENDOR})
  @RunOnVirtualThread
  public Response active(
      @PathParam("tenant") String tenant,
      @PathParam("featureId") String feature,
      @Context HttpServerRequest request) {
    return answer(
        lookup.find(Caller.of(request), tenant, feature, "/active", InstallationState::active),
        _ -> Response.ok().build(),
        Problems::notActive);
  }

  private static Response answer(
      Found found, Function<byte[], Response> yes, Supplier<Response> no) {
    return switch (found) {
      case Found.Yes(byte[] json) -> yes.apply(json);
      case Found.No() -> no.get();
      case Found.NotYet() -> Problems.stateRestoring();
      case Found.Unreachable() -> Problems.ownerUnreachable();
    };
  }

  private static Optional<FeatureStatus> status(String text) {
    return Stream.of(FeatureStatus.values()).filter(it -> it.name().equals(text)).findFirst();
  }

  private static Response json(byte[] body) {
    return Response.ok(body).type(MediaType.APPLICATION_JSON).build();
  }
}
