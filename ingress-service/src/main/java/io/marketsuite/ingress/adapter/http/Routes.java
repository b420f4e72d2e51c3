package io.marketsuite.ingress.adapter.http;

import io.marketsuite.boundary.quarkus.RouteGroup;
import io.marketsuite.boundary.quarkus.SourceGuard;
import io.marketsuite.ingress.application.Observations;
import io.marketsuite.ingress.domain.ProblemType;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The public routes, and problems for everything that is none of them. */
@Singleton
public class Routes {
  private static final Logger LOG = Logger.getLogger(Routes.class);

  private static final String SHORT_MANAGEMENT = "/features/management";
  private static final String MANAGEMENT = "/features/:featureId/management";
  private static final String TELEMETRY = "/telemetry/v1/events";
  private static final String VERSION = "/api/v1/version";
  private static final String LOGIN = "/oauth2/callback/:service";
  private static final String OPEN_API = "/q/openapi";

  private final ManagementRoute management;
  private final TelemetryRoute telemetry;
  private final VersionRoute version;
  private final LoginRoute login;
  private final OpenApiRoute openApi;
  private final SourceGuard sources;
  private final Observations observations;

  /** Made by the container. */
  Routes(
      ManagementRoute management,
      TelemetryRoute telemetry,
      VersionRoute version,
      LoginRoute login,
      OpenApiRoute openApi,
      SourceGuard sources,
      Observations observations) {
    this.management = management;
    this.telemetry = telemetry;
    this.version = version;
    this.login = login;
    this.openApi = openApi;
    this.sources = sources;
    this.observations = observations;
  }

  void install(@Observes Router router) {
    router
        .post(SHORT_MANAGEMENT)
        .handler(sources.before(RouteGroup.MARKETPLACE))
        .handler(exchange -> management.handle(exchange, Optional.empty()));
    router
        .post(MANAGEMENT)
        .handler(sources.before(RouteGroup.MARKETPLACE))
        .handler(
            exchange -> management.handle(exchange, Optional.of(exchange.pathParam("featureId"))));
    router.post(TELEMETRY).handler(sources.before(RouteGroup.TELEMETRY)).handler(telemetry::handle);
    router.get(VERSION).handler(version::handle);
    router.get(LOGIN).handler(login::handle);
    router.get(OPEN_API).handler(openApi::handle);
    List.of(SHORT_MANAGEMENT, MANAGEMENT, TELEMETRY)
        .forEach(path -> allowOnly(router, HttpMethod.POST, path));
    List.of(VERSION, LOGIN, OPEN_API).forEach(path -> allowOnly(router, HttpMethod.GET, path));
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
      refuse(exchange, ProblemType.BAD_REQUEST, "The request is not acceptable.");
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
