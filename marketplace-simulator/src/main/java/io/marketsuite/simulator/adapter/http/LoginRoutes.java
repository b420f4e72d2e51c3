package io.marketsuite.simulator.adapter.http;

import io.marketsuite.simulator.identity.Realm;
import io.marketsuite.simulator.identity.login.Authorizing;
import io.marketsuite.simulator.identity.login.LoggingOut;
import io.marketsuite.simulator.identity.login.LoginAnswer;
import io.marketsuite.simulator.identity.login.UserInfo;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What people's browsers meet at an identity server: login, logout, and who it was. */
@Singleton
class LoginRoutes {
  static final String AUTHORIZE = "/protocol/openid-connect/auth";
  static final String AUTHENTICATE = "/login-actions/authenticate";
  static final String LOGOUT = "/protocol/openid-connect/logout";
  static final String USER_INFO = "/protocol/openid-connect/userinfo";

  /** What {@code Randoms} makes. */
  private static final Pattern OURS = Pattern.compile("[A-Za-z0-9_-]{43}");

  private static final String BROWSER = "SIMULATOR_BROWSER";
  private static final String SESSION = "SIMULATOR_SESSION";

  private final Vertx vertx;
  private final Authorizing in;
  private final LoggingOut out;
  private final UserInfo users;

  LoginRoutes(Vertx vertx, Authorizing in, LoggingOut out, UserInfo users) {
    this.vertx = vertx;
    this.in = in;
    this.out = out;
    this.users = users;
  }

  void authorize(Realm realm, HttpServerRequest request) {
    Requests.parameters(
        request, sent -> answer(realm, request, () -> in.begin(realm, sent, cookies(request))));
  }

  void authenticate(Realm realm, HttpServerRequest request) {
    Requests.parameters(
        request,
        form ->
            answer(
                realm,
                request,
                () -> own(request, () -> in.submit(realm, form, cookies(request)))));
  }

  void logout(Realm realm, HttpServerRequest request) {
    Requests.parameters(
        request,
        sent ->
            answer(
                realm,
                request,
                () -> own(request, () -> out.answer(realm, sent, cookie(request, SESSION)))));
  }

  /** RFC 6750 section 3. */
  void userInfo(Realm realm, HttpServerRequest request) {
    String authorization = request.getHeader("Authorization");
    vertx
        .executeBlocking(() -> users.of(realm, authorization), false)
        .onSuccess(
            found -> {
              request.response().putHeader("Cache-Control", "no-store");
              if (found.isEmpty()) {
                request.response().putHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
              }
              Requests.json(
                  request,
                  found.isPresent() ? 200 : 401,
                  found
                      .map(JsonObject::new)
                      .orElseGet(() -> new JsonObject().put("error", "invalid_token"))
                      .encode());
            })
        .onFailure(failure -> Requests.error(request, 500, "unknown_error"));
  }

  /** A form that a page of another origin sent is none of ours. */
  private static LoginAnswer own(HttpServerRequest request, Supplier<LoginAnswer> answer) {
    return isOwn(request)
        ? answer.get()
        : new LoginAnswer.Refused("The form was sent by another page.");
  }

  private static boolean isOwn(HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    return origin == null || origin.equals("http://" + request.getHeader("Host"));
  }

  private void answer(Realm realm, HttpServerRequest request, Callable<LoginAnswer> slow) {
    vertx
        .executeBlocking(slow, false)
        .onSuccess(answer -> show(realm, request, answer))
        .onFailure(failure -> Requests.error(request, 500, "unknown_error"));
  }

  private static void show(Realm realm, HttpServerRequest request, LoginAnswer answer) {
    String base = "/auth/realms/" + realm.name();
    switch (answer) {
      case LoginAnswer.Form form -> {
        request.response().addCookie(keep(base, BROWSER, form.browser()));
        page(request, 200, LoginPages.login(form, base + AUTHENTICATE));
      }
      case LoginAnswer.ConfirmLogout ask ->
          page(request, 200, LoginPages.confirmLogout(ask, base + LOGOUT));
      case LoginAnswer.Redirect(String location, Optional<String> session) -> {
        session.ifPresent(it -> request.response().addCookie(keep(base, SESSION, it)));
        hardened(request).setStatusCode(303).putHeader("Location", location).end();
      }
      case LoginAnswer.LoggedOut() -> page(request, 200, LoginPages.loggedOut());
      case LoginAnswer.Refused(String sentence) -> page(request, 400, LoginPages.refused(sentence));
    }
  }

  private static void page(HttpServerRequest request, int status, String html) {
    hardened(request)
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .end(html);
  }

  private static HttpServerResponse hardened(HttpServerRequest request) {
    return request
        .response()
        .putHeader("Cache-Control", "no-store")
        .putHeader("Content-Security-Policy", LoginPages.POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        // Not no-referrer: then a browser would hide even its own page's origin from us.
        .putHeader("Referrer-Policy", "same-origin");
  }

  private static Cookie keep(String path, String name, String value) {
    return Cookie.cookie(name, value)
        .setPath(path)
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.LAX);
  }

  private static Authorizing.Cookies cookies(HttpServerRequest request) {
    return new Authorizing.Cookies(cookie(request, BROWSER), cookie(request, SESSION));
  }

  private static Optional<String> cookie(HttpServerRequest request, String name) {
    return Optional.ofNullable(request.getCookie(name))
        .map(Cookie::getValue)
        .filter(value -> OURS.matcher(value).matches());
  }
}
