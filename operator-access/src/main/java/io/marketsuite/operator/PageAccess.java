package io.marketsuite.operator;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** How pages refuse, where a service has pages: a person is answered, not a client. */
public interface PageAccess {
  /** Whether the resource is a page, and so refuses in this way. */
  boolean covers(Class<?> resource);

  /**
   * The visitor is not logged in.
   *
   * @param challenge the answer that sends a visitor to the login; may fail
   */
  Uni<Response> notLoggedIn(RoutingContext request, Supplier<Uni<Response>> challenge);

  /** The visitor is logged in and may not see this. */
  Response forbidden();
}
