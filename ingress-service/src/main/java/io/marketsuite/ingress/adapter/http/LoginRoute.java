package io.marketsuite.ingress.adapter.http;

import io.marketsuite.ingress.application.Observations;
import io.marketsuite.ingress.application.Observations.Route;
import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.RequestRefused;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/**
 * {@code GET /oauth2/callback/{service}}: the one public address that the operator's OIDC provider
 * sends browsers back to (specification, "OAuth2 callback listener"). The answer is passed on to
 * the service that serves the page; nothing of it is read, kept or logged here.
 */
public final class LoginRoute {
  private static final int SEE_OTHER = 303;

  private final LoginPages pages;
  private final Observations observations;

  public LoginRoute(LoginPages pages, Observations observations) {
    this.pages = pages;
    this.observations = observations;
  }

  void handle(RoutingContext exchange) {
    // The address of this very request holds a code.
    exchange
        .response()
        .putHeader("Cache-Control", "no-store")
        .putHeader("Referrer-Policy", "no-referrer");
    try {
      pass(exchange);
    } catch (RequestRefused refused) {
      observations.refused(Route.OTHER, refused.type());
      Replies.problem(exchange, refused.problem());
    }
  }

  private Future<Void> pass(RoutingContext exchange) {
    String callback =
        pages
            .callbackOf(exchange.pathParam("service"))
            .orElseThrow(
                () ->
                    new RequestRefused(
                        ProblemType.UNKNOWN_ROUTE, "Nothing is served under this path."));
    exchange
        .response()
        .putHeader("Location", LoginPages.withAnswer(callback, exchange.queryParams()));
    return Replies.empty(exchange, SEE_OTHER);
  }
}
