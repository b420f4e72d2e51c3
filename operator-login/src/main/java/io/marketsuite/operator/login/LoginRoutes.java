package io.marketsuite.operator.login;

import io.quarkus.oidc.AuthorizationCodeFlow;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * Where a login comes back to and where it ends. The library does the work before these methods are
 * reached: it exchanges the code, and sends the visitor back to the page that was asked for.
 */
@Path("/")
@AuthorizationCodeFlow
@Authenticated
public class LoginRoutes {
  /** Reached only by somebody who is logged in already and comes by this way. */
  @GET
  @Path(LoginTenant.CALLBACK_PATH)
  public Response callback() {
    return Response.seeOther(URI.create("/")).build();
  }

  /**
   * Reached by nobody: with a session the library ends it, without one {@link LoginAccess} does.
   */
  @POST
  @Path(LoginTenant.LOGOUT_PATH)
  @Produces("text/html")
  public Response logout() {
    return Response.seeOther(URI.create(LoginTenant.LOGGED_OUT_PATH)).build();
  }
}
