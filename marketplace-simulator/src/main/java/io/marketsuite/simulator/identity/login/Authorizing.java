package io.marketsuite.simulator.identity.login;

import io.marketsuite.simulator.identity.Parameters;
import io.marketsuite.simulator.identity.Realm;
import io.marketsuite.simulator.identity.User;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * From an authorization request, over the login page, to a code. Safe for many threads.
 *
 * <p>Who is logged in already at the realm gets no page, unless the client asks for one.
 */
public final class Authorizing {
  private static final Duration PAGE_LIFE = Duration.ofMinutes(10);
  private static final int MOST_PAGES = 1000;

  private final InstantSource clock;
  private final Supplier<String> randoms;
  private final Sessions sessions;
  private final Codes codes;
  private final Remembered<Page> pages;

  /** A login page that has been shown, and in which browser. */
  private record Page(Realm realm, AuthorizationRequest request, String browser) {}

  /** What the browser keeps of earlier: cookies, unproven. */
  public record Cookies(Optional<String> browser, Optional<String> session) {
    @Override
    public String toString() {
      return "Cookies";
    }
  }

  public Authorizing(
      InstantSource clock, Supplier<String> randoms, Sessions sessions, Codes codes) {
    this.clock = clock;
    this.randoms = randoms;
    this.sessions = sessions;
    this.codes = codes;
    this.pages = new Remembered<>(PAGE_LIFE, MOST_PAGES, clock);
  }

  /** Answers an authorization request. */
  public LoginAnswer begin(Realm realm, Parameters sent, Cookies cookies) {
    return switch (AuthorizationReader.read(realm, sent)) {
      case Reading.Refused(String sentence) -> new LoginAnswer.Refused(sentence);
      case Reading.Returned(var redirectUri, var state, var error, var description) ->
          sendBack(realm, redirectUri, state, error, description);
      case Reading.Good(AuthorizationRequest request) -> good(realm, request, cookies);
    };
  }

  private LoginAnswer good(Realm realm, AuthorizationRequest request, Cookies cookies) {
    Optional<Session> session =
        sessions
            .ofBrowser(realm, cookies.session())
            .filter(it -> !request.prompt().contains("login"))
            .filter(it -> isFresh(it, request));
    if (session.isPresent()) {
      return goOn(realm, request, session.get(), Optional.empty());
    }
    if (request.prompt().contains("none")) {
      return sendBack(
          realm, request.redirectUri(), request.state(), "login_required", "nobody is logged in");
    }
    String browser = cookies.browser().orElseGet(randoms);
    String sessionCode = randoms.get();
    pages.add(sessionCode, new Page(realm, request, browser));
    return new LoginAnswer.Form(sessionCode, browser, request.client().clientId(), "", false);
  }

  private boolean isFresh(Session session, AuthorizationRequest request) {
    return request
        .maxAge()
        .map(age -> !clock.instant().isAfter(session.since().plus(age)))
        .orElse(true);
  }

  /** Answers the login page's form. */
  public LoginAnswer submit(Realm realm, Parameters form, Cookies cookies) {
    String sessionCode = form.one("session_code").orElse("");
    Optional<Page> page =
        pages
            .get(sessionCode)
            .filter(it -> it.realm() == realm)
            .filter(it -> cookies.browser().equals(Optional.of(it.browser())));
    if (page.isEmpty()) {
      return new LoginAnswer.Refused(
          "This login page is too old, or was opened in another browser. Go back and begin again.");
    }
    String name = form.one("username").orElse("");
    Optional<User> user =
        realm.user(name).filter(it -> it.password().matches(form.one("password").orElse("")));
    if (user.isEmpty()) {
      return new LoginAnswer.Form(
          sessionCode, page.get().browser(), page.get().request().client().clientId(), name, true);
    }
    return pages
        .take(sessionCode)
        .map(taken -> loggedIn(taken, user.get()))
        .orElseGet(() -> new LoginAnswer.Refused("This login page has been used."));
  }

  private LoginAnswer loggedIn(Page page, User user) {
    Session session = sessions.begin(page.realm(), user);
    return goOn(page.realm(), page.request(), session, Optional.of(session.cookie()));
  }

  private LoginAnswer goOn(
      Realm realm, AuthorizationRequest request, Session session, Optional<String> cookie) {
    Map<String, String> parameters = new LinkedHashMap<>();
    request.state().ifPresent(state -> parameters.put("state", state));
    parameters.put("session_state", session.id());
    parameters.put("iss", realm.issuer());
    parameters.put("code", codes.make(request, session));
    return new LoginAnswer.Redirect(Addresses.with(request.redirectUri(), parameters), cookie);
  }

  private static LoginAnswer sendBack(
      Realm realm, String redirectUri, Optional<String> state, String error, String description) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("error", error);
    parameters.put("error_description", description);
    state.ifPresent(it -> parameters.put("state", it));
    parameters.put("iss", realm.issuer());
    return new LoginAnswer.Redirect(Addresses.with(redirectUri, parameters), Optional.empty());
  }
}
