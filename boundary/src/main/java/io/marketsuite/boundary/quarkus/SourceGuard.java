package io.marketsuite.boundary.quarkus;

import io.marketsuite.boundary.inbound.AddressRange;
import io.marketsuite.boundary.inbound.IpAddress;
import io.marketsuite.boundary.inbound.SourceRules;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * The allow-lists of sources. Each route asks in its own handler or resource, never by a pattern
 * over paths: what is matched by two readers can be matched in two ways. Thread-safe.
 */
@Singleton
public class SourceGuard {
  private final SourceRules marketplace;
  private final SourceRules telemetry;
  private final InboundRefusals refusals;
  private final EndedConnections connections;

  /** Made by the container. */
  SourceGuard(InboundConfig config, InboundRefusals refusals, EndedConnections connections) {
    List<AddressRange> proxies = config.trustedProxies().orElse(List.of());
    this.marketplace = new SourceRules(proxies, config.allowedSources().orElse(List.of()));
    this.telemetry = new SourceRules(proxies, config.telemetrySources().orElse(List.of()));
    this.refusals = refusals;
    this.connections = connections;
  }

  /** A handler to stand before a route's own: others get 403, and nothing is read of a body. */
  public Handler<RoutingContext> before(RouteGroup group) {
    return exchange -> {
      if (admits(exchange.request(), group)) {
        exchange.next();
      } else {
        connections.refuse(exchange.request(), InboundProblem.SOURCE_REFUSED);
      }
    };
  }

  /** Whether the request's source may call these routes; if not, that is counted. */
  public boolean admits(HttpServerRequest request, RouteGroup group) {
    SourceRules rules = rules(group);
    if (rules.allowed().isEmpty()) {
      return true;
    }
    SourceRules.Verdict verdict =
        rules.judge(peer(request), request.headers().getAll("X-Forwarded-For"));
    if (verdict == SourceRules.Verdict.ALLOWED) {
      return true;
    }
    refusals.source(verdict);
    return false;
  }

  private SourceRules rules(RouteGroup group) {
    return switch (group) {
      case MARKETPLACE -> marketplace;
      case TELEMETRY -> telemetry;
    };
  }

  // Of the connection: the request's own address can be rewritten from headers.
  private static Optional<IpAddress> peer(HttpServerRequest request) {
    return Optional.ofNullable(request.connection().remoteAddress())
        .map(SocketAddress::hostAddress)
        .map(address -> address.split("%", 2)[0])
        .flatMap(IpAddress::parse);
  }
}
