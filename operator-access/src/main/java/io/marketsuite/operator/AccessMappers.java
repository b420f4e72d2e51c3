package io.marketsuite.operator;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Turns the framework's refusals into ours, in every service that has this module: one and the same
 * 401 and 403 for clients, and for pages what {@link PageAccess} says.
 */
class AccessMappers {
  private final Refusals refusals;
  private final Instance<PageAccess> pages;

  AccessMappers(Refusals refusals, Instance<PageAccess> pages) {
    this.refusals = refusals;
    this.pages = pages;
  }

  @ServerExceptionMapper
  @Priority(Priorities.AUTHENTICATION - 1)
  Uni<Response> noToken(
      UnauthorizedException e, RoutingContext request, SimpleResourceInfo resource) {
    return page(resource)
        .map(page -> page.notLoggedIn(request, () -> challenge(request)))
        .orElseGet(
            () -> {
              refusals.count(TokenRefusal.NO_TOKEN);
              return Uni.createFrom().item(AccessProblems.unauthorized());
            });
  }

  /** The reason was counted where it was found. */
  @ServerExceptionMapper
  @Priority(Priorities.AUTHENTICATION - 1)
  Uni<Response> notBelieved(
      AuthenticationFailedException e, RoutingContext request, SimpleResourceInfo resource) {
    return page(resource)
        .map(page -> page.notLoggedIn(request, () -> challenge(request)))
        .orElseGet(() -> Uni.createFrom().item(AccessProblems.unauthorized()));
  }

  @ServerExceptionMapper
  @Priority(Priorities.AUTHORIZATION - 1)
  Response noRole(ForbiddenException e, SimpleResourceInfo resource) {
    refusals.count(TokenRefusal.ROLE);
    return page(resource).map(PageAccess::forbidden).orElseGet(AccessProblems::forbidden);
  }

  private Optional<PageAccess> page(SimpleResourceInfo resource) {
    if (!pages.isResolvable() || resource == null || resource.getResourceClass() == null) {
      return Optional.empty();
    }
    return Optional.of(pages.get()).filter(page -> page.covers(resource.getResourceClass()));
  }

  private static Uni<Response> challenge(RoutingContext request) {
    HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
    return authenticator.getChallenge(request).map(AccessMappers::answer);
  }

  private static Response answer(ChallengeData challenge) {
    if (challenge == null) {
      return AccessProblems.unauthorized();
    }
    Response.ResponseBuilder answer =
        Response.status(challenge.status).header("Cache-Control", "no-store");
    challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
    return answer.build();
  }
}
