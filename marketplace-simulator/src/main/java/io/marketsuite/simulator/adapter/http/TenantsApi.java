package io.marketsuite.simulator.adapter.http;

import io.marketsuite.simulator.application.Acting;
import io.marketsuite.simulator.application.Browsing;
import io.marketsuite.simulator.application.FeatureClients;
import io.marketsuite.simulator.application.FeatureView;
import io.marketsuite.simulator.application.Leaving;
import io.marketsuite.simulator.application.LoggingIn;
import io.marketsuite.simulator.application.Order;
import io.marketsuite.simulator.application.Problem;
import io.marketsuite.simulator.application.Tenant;
import io.marketsuite.simulator.application.Tenants;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Tenants, and what their administrators click. Simulator only: Carerix has no such API. */
@Path("/api/tenants")
@Consumes(MediaType.WILDCARD)
public class TenantsApi {
  private final Tenants tenants;
  private final Acting acting;
  private final Leaving leaving;
  private final LoggingIn loggingIn;
  private final Browsing browsing;
  private final Bodies bodies;

  TenantsApi(
      Tenants tenants,
      Acting acting,
      Leaving leaving,
      LoggingIn loggingIn,
      Browsing browsing,
      Bodies bodies) {
    this.tenants = tenants;
    this.acting = acting;
    this.leaving = leaving;
    this.loggingIn = loggingIn;
    this.browsing = browsing;
    this.bodies = bodies;
  }

  public record NewTenant(String displayName, String identityServer) {}

  public record WhoLogsIn(boolean admin) {}

  /** What an action may carry; all of it optional. */
  public record ActionBody(
      Map<String, Object> settings,
      boolean skipValidation,
      Set<String> recreate,
      Set<String> rotate) {
    static final ActionBody EMPTY = new ActionBody(null, false, null, null);

    Map<String, Object> settingsOrNone() {
      return settings == null ? Map.of() : settings;
    }

    FeatureClients.Repair repair() {
      return new FeatureClients.Repair(
          recreate == null ? Set.of() : recreate, rotate == null ? Set.of() : rotate);
    }
  }

  @GET
  public List<Tenant> all() {
    return tenants.all();
  }

  @POST
  @ResponseStatus(201)
  public Tenant add(String body) {
    NewTenant given = bodies.required(body, NewTenant.class);
    return tenants.add(given.displayName(), given.identityServer());
  }

  @DELETE
  @Path("/{tenant}")
  public Leaving.Farewell leave(String tenant) {
    return leaving.leave(tenant);
  }

  @POST
  @Path("/{tenant}/login")
  public LoggingIn.Login login(String tenant, String body) {
    boolean admin = bodies.optional(body, WhoLogsIn.class).map(WhoLogsIn::admin).orElse(false);
    return loggingIn.login(tenant, admin);
  }

  @GET
  @Path("/{tenant}/features/{feature}")
  public FeatureView feature(String tenant, String feature) {
    return browsing.feature(tenant, feature);
  }

  @GET
  @Path("/{tenant}/features/{feature}/credentials")
  public List<Browsing.Credential> credentials(String tenant, String feature) {
    return browsing.credentials(tenant, feature);
  }

  @POST
  @Path("/{tenant}/features/{feature}/{action}")
  public Acting.Result act(String tenant, String feature, String action, String body) {
    ActionBody given = bodies.optional(body, ActionBody.class).orElse(ActionBody.EMPTY);
    return acting.perform(tenant, feature, order(action, given));
  }

  private static Order order(String action, ActionBody body) {
    return switch (action) {
      case "install" -> new Order.Install(body.settingsOrNone());
      case "activate" -> new Order.Activate();
      case "deactivate" -> new Order.Deactivate();
      case "update" -> new Order.Update(body.settingsOrNone(), body.skipValidation());
      case "uninstall" -> new Order.Uninstall();
      case "upgrade" -> new Order.Upgrade();
      case "repair" -> new Order.Repair(body.repair());
      default -> throw new Problem(Problem.Code.NOT_FOUND, "There is no such action.");
    };
  }
}
