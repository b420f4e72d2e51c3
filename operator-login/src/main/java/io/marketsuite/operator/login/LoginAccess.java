package io.marketsuite.operator.login;

import io.marketsuite.boundary.inbound.LogBudget;
import io.marketsuite.operator.PageAccess;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.oidc.AuthorizationCodeFlow;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Who does not get to a page, and what they are told. Counted in {@code operator.login.refusals} by
 * a closed set of reasons.
 */
@ApplicationScoped
public class LoginAccess implements PageAccess {
  private static final Logger LOG = Logger.getLogger(LoginAccess.class);

  private final LogBudget lines = LogBudget.of(100);
  private final LoginTenant tenant;
  private final MeterRegistry meters;

  LoginAccess(LoginTenant tenant, MeterRegistry meters) {
    this.tenant = tenant;
    this.meters = meters;
  }

  @Override
  public boolean covers(Class<?> resource) {
    return resource.isAnnotationPresent(AuthorizationCodeFlow.class);
  }

  @Override
  public Uni<Response> notLoggedIn(RoutingContext request, Supplier<Uni<Response>> challenge) {
    if (!tenant.isConfigured()) {
      return Uni.createFrom().item(refused(LoginFailure.NOT_CONFIGURED));
    }
    return switch (request.normalizedPath()) {
      // What comes back without its beginning is not sent round again.
      case LoginTenant.CALLBACK_PATH -> Uni.createFrom().item(refused(LoginFailure.NOT_COMPLETED));
      case LoginTenant.LOGOUT_PATH ->
          Uni.createFrom().item(Response.seeOther(URI.create(LoginTenant.LOGGED_OUT_PATH)).build());
      default ->
          challenge.get().onFailure().recoverWithItem(failure -> refused(LoginFailure.ISSUER_AWAY));
    };
  }

  @Override
  public Response forbidden() {
    return refused(LoginFailure.ROLE_MISSING);
  }

  /** Wrong state, a code that is not taken, a token that is not believed. */
  @ServerExceptionMapper
  @Priority(Priorities.AUTHENTICATION - 1)
  Response notCompleted(AuthenticationCompletionException e) {
    return refused(LoginFailure.NOT_COMPLETED);
  }

  /** The issuer did not answer while a session was looked at. */
  @ServerExceptionMapper
  @Priority(Priorities.AUTHENTICATION - 1)
  Response issuerAway(OIDCException e) {
    return away(e);
  }

  /** The kinds of what went wrong: the messages may hold what strangers sent. */
  private Response away(Throwable failure) {
    StringJoiner causes = new StringJoiner(" by ");
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      causes.add(cause.getClass().getSimpleName());
    }
    lines
        .line()
        .ifPresent(
            leftOut ->
                LOG.warnf("the issuer could not be asked cause=%s leftOut=%d", causes, leftOut));
    return refused(LoginFailure.ISSUER_AWAY);
  }

  private Response refused(LoginFailure failure) {
    meters.counter("operator.login.refusals", "reason", failure.label()).increment();
    lines
        .line()
        .ifPresent(
            leftOut -> LOG.infof("login refused reason=%s leftOut=%d", failure.label(), leftOut));
    return failure.response();
  }
}
