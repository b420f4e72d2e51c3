package io.marketsuite.ingress.adapter.http;

import io.marketsuite.ingress.application.Observations;
import io.marketsuite.ingress.domain.Problem;
import io.marketsuite.ingress.domain.ProblemType;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The public routes, and problems for everything that is none of them. */
@Singleton
public class Routes {
  private static final Logger LOG = Logger.getLogger(Routes.class);

  private final ManagementRoute management;
  private final TelemetryRoute telemetry;
  private final VersionRoute version;
  private final Observations observations;

  /** Made by the container. */
  Routes(
      ManagementRoute management,
      TelemetryRoute telemetry,
      VersionRoute version,
      Observations observations) {
    this.management = management;
    this.telemetry = telemetry;
    this.version = version;
    this.observations = observations;
  }

  void install(@Observes Router router) {
    router
        .post("/features/management")
        .handler(exchange -> management.handle(exchange, Optional.empty()));
    router
        .post("/features/:featureId/management")
        .handler(
            exchange -> management.handle(exchange, Optional.of(exchange.pathParam("featureId"))));
    router.post("/telemetry/v1/events").handler(telemetry::handle);
    router.get("/api/v1/version").handler(version::handle);
    allowOnly(router, HttpMethod.POST, "/features/management");
    allowOnly(router, HttpMethod.POST, "/features/:featureId/management");
    allowOnly(router, HttpMethod.POST, "/telemetry/v1/events");
    allowOnly(router, HttpMethod.GET, "/api/v1/version");
    router.route().last().handler(this::unknown).failureHandler(this::failed);
  }

  private void allowOnly(Router router, HttpMethod method, String path) {
    router
        .route(path)
        .handler(
            exchange -> {
              exchange.response().putHeader("Allow", method.name());
              refuse(
                  exchange, ProblemType.METHOD_NOT_ALLOWED, "Only " + method + " is served here.");
            });
  }

  private void unknown(RoutingContext exchange) {
    refuse(exchange, ProblemType.UNKNOWN_ROUTE, "Nothing is served under this path.");
  }

  private void failed(RoutingContext exchange) {
    int status = exchange.statusCode();
    if (status >= 400 && status < 500) {
      Replies.problem(
          exchange,
          new Problem("about:blank", status, "Bad request", "The request is not acceptable."));
      return;
    }
    LOG.errorf(
        "request failed cause=%s",
        exchange.failure() == null ? "unknown" : exchange.failure().getClass().getName());
    refuse(exchange, ProblemType.INTERNAL_ERROR, "The request could not be worked on.");
  }

  private void refuse(RoutingContext exchange, ProblemType type, String detail) {
    observations.refused(Observations.Route.OTHER, type);
    Replies.problem(exchange, type.problem(detail));
  }
}
