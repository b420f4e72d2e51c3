package io.marketsuite.operator.login;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What everybody may see. */
@Path("/")
@PermitAll
public class PublicPages {
  private static final byte[] STYLE = style();

  private static byte[] style() {
    try (InputStream file = PublicPages.class.getResourceAsStream("style.css")) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The style of all pages. */
  @GET
  @Path("/login/style.css")
  public Response stylesheet() {
    return Response.ok(STYLE, "text/css;charset=utf-8")
        .header("Cache-Control", "max-age=3600")
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  /** After a logout. */
  @GET
  @Path(LoginTenant.LOGGED_OUT_PATH)
  public Response loggedOut() {
    return new Page(
            "Logged out",
            "<main><h1>Logged out</h1><p>Your session here has ended."
                + " <a href=\"/\">Log in again</a></p></main>")
        .response(200);
  }
}
