package io.marketsuite.telemetry.adapter.page;

import io.marketsuite.operator.Roles;
import io.marketsuite.operator.login.Page;
import io.marketsuite.operator.login.Visitor;
import io.marketsuite.telemetry.application.RowView;
import io.marketsuite.telemetry.domain.InstallationsDaily;
import io.marketsuite.telemetry.domain.LifecycleDaily;
import io.quarkus.oidc.AuthorizationCodeFlow;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The dashboard: for an operator who has logged in. */
@Path("/")
@AuthorizationCodeFlow
@RolesAllowed(Roles.OPERATOR)
@Blocking
public class DashboardResource {
  private static final String TITLE = "Metrics";

  private final RowView view;
  private final Visitor visitor;

  DashboardResource(RowView view, Visitor visitor) {
    this.view = view;
    this.visitor = visitor;
  }

  /** What the metrics topics hold now. */
  @GET
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public Response show() {
    try {
      return page(
          200,
          Dashboard.of(
              view.rows(InstallationsDaily.ID, Optional.empty()),
              view.rows(LifecycleDaily.ID, Optional.empty())));
    } catch (RowView.NotReadyException _) {
      return Response.fromResponse(
              page(503, "<p>The metrics are still being read. Try again in a few seconds.</p>"))
          .header(HttpHeaders.RETRY_AFTER, "5")
          .build();
    }
  }

  private Response page(int status, String content) {
    String body =
        "<header><h1>%s</h1>%s</header><main>%s</main>"
            .formatted(TITLE, visitor.greeting(), content);
    return new Page(TITLE, body).response(status, visitor.issuerOrigin());
  }
}
