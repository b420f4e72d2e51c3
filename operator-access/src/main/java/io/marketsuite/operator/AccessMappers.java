package io.marketsuite.operator;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns the framework's refusals into ours, in every service that has this module. */
class AccessMappers {
  private final Refusals refusals;

  AccessMappers(Refusals refusals) {
    this.refusals = refusals;
  }

  @ServerExceptionMapper
  @Priority(Priorities.AUTHENTICATION - 1)
  Uni<Response> noToken(UnauthorizedException e, RoutingContext request) {
    return challenge(request)
        .invoke(
            response -> {
              if (response.getStatus() == 401) {
                refusals.count(TokenRefusal.NO_TOKEN);
              }
            });
  }

  /** The reason was counted where it was found. */
  @ServerExceptionMapper
  @Priority(Priorities.AUTHENTICATION - 1)
  Uni<Response> notBelieved(AuthenticationFailedException e, RoutingContext request) {
    return challenge(request);
  }

  @ServerExceptionMapper
  @Priority(Priorities.AUTHORIZATION - 1)
  Response noRole(ForbiddenException e) {
    refusals.count(TokenRefusal.ROLE);
    return AccessProblems.forbidden();
  }

  /** A page's own mechanism sends its visitor to the login; all else is one and the same 401. */
  private static Uni<Response> challenge(RoutingContext request) {
    HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
    if (authenticator == null) {
      return Uni.createFrom().item(AccessProblems.unauthorized());
    }
    return authenticator.getChallenge(request).map(AccessMappers::answer);
  }

  private static Response answer(ChallengeData challenge) {
    if (challenge == null || challenge.status != Response.Status.FOUND.getStatusCode()) {
      return AccessProblems.unauthorized();
    }
    Response.ResponseBuilder redirect =
        Response.status(challenge.status).header("Cache-Control", "no-store");
    challenge.getHeaders().forEach((name, value) -> redirect.header(name.toString(), value));
    return redirect.build();
  }
}
