package io.marketsuite.simulator.adapter.http;

import io.marketsuite.simulator.application.Faults;
import io.marketsuite.simulator.application.Journal;
import io.marketsuite.simulator.application.LogEntry;
import io.marketsuite.simulator.identity.Jwks;
import io.marketsuite.simulator.identity.Realm;
import io.marketsuite.simulator.identity.Realms;
import io.marketsuite.simulator.identity.TokenEndpoint;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
  private static final String CERTS = "/protocol/openid-connect/certs";
  private static final String TOKEN = "/protocol/openid-connect/token";
  private static final String DISCOVERY = "/.well-known/openid-configuration";

  private final Vertx vertx;
  private final Realms realms;
  private final TokenEndpoint tokens;
  private final Faults faults;
  private final Journal journal;

  IdentityRoutes(Vertx vertx, Realms realms, TokenEndpoint tokens, Faults faults, Journal journal) {
    this.vertx = vertx;
    this.realms = realms;
    this.tokens = tokens;
    this.faults = faults;
    this.journal = journal;
  }

  void handle(String serverId, HttpServerRequest request) {
    Matcher path = REALM.matcher(request.path() == null ? "" : request.path());
    Optional<Realm> realm =
        path.matches() ? realms.onServer(serverId, path.group(1)) : Optional.empty();
    if (realm.isEmpty()) {
      error(request, 404, "Realm does not exist");
      return;
    }
    String rest = path.group(2) == null ? "" : path.group(2);
    switch (rest) {
      case CERTS -> get(request, () -> certs(realm.get(), request));
      case DISCOVERY -> get(request, () -> json(request, 200, discovery(realm.get())));
      case TOKEN -> token(realm.get(), request);
      default -> error(request, 404, "HTTP 404 Not Found");
    }
  }

  private static void get(HttpServerRequest request, Runnable answer) {
    if (HttpMethod.GET.equals(request.method())) {
      answer.run();
    } else {
      error(request, 405, "HTTP 405 Method Not Allowed");
    }
  }

  private void certs(Realm realm, HttpServerRequest request) {
    after(
        faults.jwksDelay(realm.name()),
        () -> {
          if (faults.takeJwksError(realm.name())) {
            error(request, 503, "unknown_error");
          } else {
            work(request, () -> Jwks.of(realm), jwks -> json(request, 200, jwks));
          }
        });
  }

  private void token(Realm realm, HttpServerRequest request) {
    if (!HttpMethod.POST.equals(request.method())) {
      error(request, 405, "HTTP 405 Method Not Allowed");
      return;
    }
    request.setExpectMultipart(true);
    request.endHandler(end -> after(faults.tokenDelay(realm.name()), () -> grant(realm, request)));
  }

  private void grant(Realm realm, HttpServerRequest request) {
    Map<String, String> form = new HashMap<>();
    request.formAttributes().forEach(form::put);
    if (faults.takeTokenError(realm.name())) {
      note(realm, form.getOrDefault("client_id", ""), 503, "fault");
      error(request, 503, "unknown_error");
      return;
    }
    String authorization = request.getHeader("Authorization");
    work(
        request,
        () -> tokens.answer(realm, form, authorization),
        response -> {
          note(realm, response.clientId(), response.status(), response.error().orElse(null));
          request.response().putHeader("Cache-Control", "no-store").putHeader("Pragma", "no-cache");
          json(request, response.status(), response.json());
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
        .onFailure(failure -> error(request, 500, "unknown_error"));
  }

  private static String discovery(Realm realm) {
    String base = realm.issuer();
    return new JsonObject()
        .put("issuer", base)
        .put("token_endpoint", base + TOKEN)
        .put("jwks_uri", base + CERTS)
        .put("grant_types_supported", new JsonArray().add("client_credentials"))
        .put("response_types_supported", new JsonArray())
        .put("subject_types_supported", new JsonArray().add("public"))
        .put("id_token_signing_alg_values_supported", new JsonArray().add("RS256"))
        .put(
            "token_endpoint_auth_methods_supported",
            new JsonArray().add("client_secret_basic").add("client_secret_post"))
        .encode();
  }

  private static void error(HttpServerRequest request, int status, String error) {
    json(request, status, new JsonObject().put("error", error).encode());
  }

  private static void json(HttpServerRequest request, int status, String body) {
    if (!request.response().ended() && !request.response().closed()) {
      request
          .response()
          .setStatusCode(status)
          .putHeader("Content-Type", "application/json")
          .end(body);
    }
  }
}
