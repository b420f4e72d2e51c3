package io.marketsuite.boundary.quarkus;

import io.marketsuite.boundary.inbound.BodyFraming;
import io.marketsuite.boundary.inbound.CanonicalPath;
import io.marketsuite.boundary.inbound.HostHeader;
import io.marketsuite.boundary.inbound.TargetFault;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stands before all routing, and before anything reads a body: a request whose target is not
 * canonical meets no route, no framework and no handler. On the main port only.
 */
@Singleton
public class InboundGuard {
  // Quarkus' own body handler has the same order, and is added later.
  private static final int FIRST = Integer.MIN_VALUE + 1;

  private final InboundRefusals refusals;
  private final EndedConnections connections;
  private final long maxBody;

  /** Made by the container, with Quarkus' own limit, which it would enforce without a problem. */
  @Inject
  InboundGuard(
      InboundRefusals refusals,
      EndedConnections connections,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") Optional<MemorySize> maxBody) {
    this(refusals, connections, maxBody.map(MemorySize::asLongValue).orElse(Long.MAX_VALUE));
  }

  /**
   * A guard.
   *
   * @param maxBody in bytes
   */
  InboundGuard(InboundRefusals refusals, EndedConnections connections, long maxBody) {
    this.refusals = refusals;
    this.connections = connections;
    this.maxBody = maxBody;
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
    if (connections.has(request)) {
      request.connection().close();
      return;
    }
    Optional<TargetFault> fault = CanonicalPath.faultOf(request.uri());
    if (fault.isPresent()) {
      refusals.target(fault.get());
      connections.refuse(request, InboundProblem.UNKNOWN_ROUTE);
    } else if (!namesHost(request)) {
      refusals.host();
      connections.refuseAndEnd(request, InboundProblem.BAD_REQUEST);
    } else if (!isFramed(request)) {
      refusals.framing();
      connections.refuseAndEnd(request, InboundProblem.BAD_REQUEST);
    } else if (announced(request) > maxBody) {
      refusals.size();
      connections.refuse(request, InboundProblem.BODY_TOO_LARGE);
    } else {
      exchange.next();
    }
  }

  private static boolean isFramed(HttpServerRequest request) {
    // A header without a name is skipped by some readers and not by others.
    return !request.headers().contains("")
        && BodyFraming.isAcceptable(
            request.headers().getAll("Transfer-Encoding"),
            request.version() == HttpVersion.HTTP_1_1);
  }

  // The codec lets nothing through that is no number.
  private static long announced(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return length == null ? 0 : Long.parseLong(length);
  }

  private static boolean namesHost(HttpServerRequest request) {
    // HTTP/2 has no such header: there it is a pseudo header, which the codec checks.
    return request.version() == HttpVersion.HTTP_2
        || HostHeader.isAcceptable(
            request.headers().getAll("Host"), request.version() == HttpVersion.HTTP_1_1);
  }
}
