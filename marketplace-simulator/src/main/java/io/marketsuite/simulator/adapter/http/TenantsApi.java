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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Tenants, and what their administrators click. Simulator only: Carerix has no such API. */
@Path("/api/tenants")
class TenantsApi {
  private final Tenants tenants;
  private final Acting acting;
  private final Leaving leaving;
  private final LoggingIn loggingIn;
  private final Browsing browsing;

  TenantsApi(
      Tenants tenants, Acting acting, Leaving leaving, LoggingIn loggingIn, Browsing browsing) {
    this.tenants = tenants;
    this.acting = acting;
    this.leaving = leaving;
    this.loggingIn = loggingIn;
    this.browsing = browsing;
  }

  record NewTenant(String displayName, String identityServer) {}

  record WhoLogsIn(boolean admin) {}

  /** What an action may carry; all of it optional. */
  record ActionBody(
      Map<String, Object> settings,
      boolean skipValidation,
      Set<String> recreate,
      Set<String> rotate) {
    Map<String, Object> settingsOrNone() {
      return settings == null ? Map.of() : settings;
    }

    FeatureClients.Repair repair() {
      return new FeatureClients.Repair(
          recreate == null ? Set.of() : recreate, rotate == null ? Set.of() : rotate);
    }
  }

  @GET
  List<Tenant> all() {
    return tenants.all();
  }

  @POST
  @ResponseStatus(201)
  Tenant add(NewTenant tenant) {
    NewTenant given = required(tenant);
    return tenants.add(given.displayName(), given.identityServer());
  }

  @DELETE
  @Path("/{tenant}")
  Leaving.Farewell leave(String tenant) {
    return leaving.leave(tenant);
  }

  @POST
  @Path("/{tenant}/login")
  LoggingIn.Login login(String tenant, WhoLogsIn who) {
    return loggingIn.login(tenant, who != null && who.admin());
  }

  @GET
  @Path("/{tenant}/features/{feature}")
  FeatureView feature(String tenant, String feature) {
    return browsing.feature(tenant, feature);
  }

  @GET
  @Path("/{tenant}/features/{feature}/credentials")
  List<Browsing.Credential> credentials(String tenant, String feature) {
    return browsing.credentials(tenant, feature);
  }

  @POST
  @Path("/{tenant}/features/{feature}/{action}")
  Acting.Result act(String tenant, String feature, String action, ActionBody body) {
    ActionBody given =
        Optional.ofNullable(body).orElseGet(() -> new ActionBody(null, false, null, null));
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

  static <T> T required(T body) {
    if (body == null) {
      throw new Problem(Problem.Code.MALFORMED, "A JSON body is required.");
    }
    return body;
  }
}
