package io.marketsuite.simulator.adapter.http;

import io.marketsuite.simulator.application.Faults;
import io.marketsuite.simulator.application.Journal;
import io.marketsuite.simulator.application.LogEntry;
import io.marketsuite.simulator.identity.Jwks;
import io.marketsuite.simulator.identity.Parameters;
import io.marketsuite.simulator.identity.Realm;
import io.marketsuite.simulator.identity.Realms;
import io.marketsuite.simulator.identity.TokenEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an identity server answers, at Keycloak's paths. Runs on event loops; keys and signatures,
 * which take time, on worker threads.
 */
@Singleton
class IdentityRoutes {
  private static final Pattern REALM = Pattern.compile("/auth/realms/([^/]+)(/.*)?");
  static final String CERTS = "/protocol/openid-connect/certs";
  static final String TOKEN = "/protocol/openid-connect/token";
  private static final Set<HttpMethod> GET = Set.of(HttpMethod.GET);
  private static final Set<HttpMethod> POST = Set.of(HttpMethod.POST);
  private static final Set<HttpMethod> GET_POST = Set.of(HttpMethod.GET, HttpMethod.POST);

  private final Vertx vertx;
  private final Realms realms;
  private final TokenEndpoint tokens;
  private final LoginRoutes logins;
  private final Faults faults;
  private final Journal journal;

  IdentityRoutes(
      Vertx vertx,
      Realms realms,
      TokenEndpoint tokens,
      LoginRoutes logins,
      Faults faults,
      Journal journal) {
    this.vertx = vertx;
    this.realms = realms;
    this.tokens = tokens;
    this.logins = logins;
    this.faults = faults;
    this.journal = journal;
  }

  void handle(String serverId, HttpServerRequest request) {
    Matcher path = REALM.matcher(request.path() == null ? "" : request.path());
    Optional<Realm> realm =
        path.matches() ? realms.onServer(serverId, path.group(1)) : Optional.empty();
    if (realm.isEmpty()) {
      Requests.error(request, 404, "Realm does not exist");
      return;
    }
    String rest = path.group(2) == null ? "" : path.group(2);
    answer(realm.get(), rest, request);
  }

  private void answer(Realm realm, String path, HttpServerRequest request) {
    switch (path) {
      case Discovery.PATH ->
          only(request, GET, () -> Requests.json(request, 200, Discovery.of(realm)));
      case CERTS -> only(request, GET, () -> certs(realm, request));
      case TOKEN -> only(request, POST, () -> token(realm, request));
      case LoginRoutes.AUTHORIZE -> only(request, GET_POST, () -> logins.authorize(realm, request));
      case LoginRoutes.AUTHENTICATE ->
          only(request, POST, () -> logins.authenticate(realm, request));
      case LoginRoutes.LOGOUT -> only(request, GET_POST, () -> logins.logout(realm, request));
      case LoginRoutes.USER_INFO -> only(request, GET_POST, () -> logins.userInfo(realm, request));
      default -> Requests.error(request, 404, "HTTP 404 Not Found");
    }
  }

  private static void only(HttpServerRequest request, Set<HttpMethod> methods, Runnable answer) {
    if (methods.contains(request.method())) {
      answer.run();
    } else {
      Requests.error(request, 405, "HTTP 405 Method Not Allowed");
    }
  }

  private void certs(Realm realm, HttpServerRequest request) {
    after(
        faults.jwksDelay(realm.name()),
        () -> {
          if (faults.takeJwksError(realm.name())) {
            Requests.error(request, 503, "unknown_error");
          } else {
            work(request, () -> Jwks.of(realm), jwks -> Requests.json(request, 200, jwks));
          }
        });
  }

  private void token(Realm realm, HttpServerRequest request) {
    Requests.parameters(
        request, form -> after(faults.tokenDelay(realm.name()), () -> grant(realm, form, request)));
  }

  private void grant(Realm realm, Parameters form, HttpServerRequest request) {
    if (faults.takeTokenError(realm.name())) {
      note(realm, form.one("client_id").orElse(""), 503, "fault");
      Requests.error(request, 503, "unknown_error");
      return;
    }
    String authorization = request.getHeader("Authorization");
    work(
        request,
        () -> tokens.answer(realm, form, authorization),
        response -> {
          note(realm, response.clientId(), response.status(), response.error().orElse(null));
          request.response().putHeader("Cache-Control", "no-store").putHeader("Pragma", "no-cache");
          if (response.status() == 401 && authorization != null) {
            request.response().putHeader("WWW-Authenticate", "Basic realm=\"token\"");
          }
          Requests.json(request, response.status(), response.json());
        });
  }

  private void note(Realm realm, String clientId, int status, String error) {
    journal.put(
        new LogEntry.TokenRequest(
            journal.nextId(),
            journal.clock().instant(),
            realm.name(),
            "",
            io.marketsuite.simulator.application.Text.plain(clientId),
            status,
            error));
  }

  private void after(Duration delay, Runnable then) {
    if (delay.isZero()) {
      then.run();
    } else {
      vertx.setTimer(delay.toMillis(), timer -> then.run());
    }
  }

  private <T> void work(
      HttpServerRequest request, Callable<T> slow, java.util.function.Consumer<T> then) {
    vertx
        .executeBlocking(slow, false)
        .onSuccess(then::accept)
        .onFailure(failure -> Requests.error(request, 500, "unknown_error"));
  }
}
