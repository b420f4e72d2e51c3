package io.marketsuite.boundary.quarkus;

import io.marketsuite.boundary.inbound.CanonicalPath;
import io.marketsuite.boundary.inbound.HostHeader;
import io.marketsuite.boundary.inbound.TargetFault;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Stands before all routing, and before anything reads a body: a request whose target is not
 * canonical meets no route, no framework and no handler. On the main port only.
 */
@Singleton
public class InboundGuard {
  // Quarkus' own body handler has the same order, and is added later.
  private static final int FIRST = Integer.MIN_VALUE + 1;

  private final InboundRefusals refusals;

  /** Made by the container. */
  InboundGuard(InboundRefusals refusals) {
    this.refusals = refusals;
  }

  void install(@Observes Router router) {
    router
        .route()
        .order(FIRST)
        .handler(exchange -> check(exchange, exchange.request()))
        // The router itself refuses some of this before it looks for a handler.
        .failureHandler(exchange -> check(exchange, exchange.request()));
  }

  private void check(RoutingContext exchange, HttpServerRequest request) {
    Optional<TargetFault> fault = CanonicalPath.faultOf(request.uri());
    if (fault.isPresent()) {
      refusals.target(fault.get());
      InboundProblem.UNKNOWN_ROUTE.answer(request);
    } else if (!namesHost(request)) {
      refusals.host();
      InboundProblem.BAD_REQUEST.answer(request);
    } else {
      exchange.next();
    }
  }

  private static boolean namesHost(HttpServerRequest request) {
    // HTTP/2 has no such header: there it is a pseudo header, which the codec checks.
    return request.version() == HttpVersion.HTTP_2
        || HostHeader.isAcceptable(
            request.headers().getAll("Host"), request.version() == HttpVersion.HTTP_1_1);
  }
}
