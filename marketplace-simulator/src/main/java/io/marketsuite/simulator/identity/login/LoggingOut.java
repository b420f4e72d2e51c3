package io.marketsuite.simulator.identity.login;

import io.marketsuite.simulator.identity.OAuthClient;
import io.marketsuite.simulator.identity.Parameters;
import io.marketsuite.simulator.identity.Realm;
import io.marketsuite.simulator.identity.SignedTokens;
import io.marketsuite.simulator.identity.TokenKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Logout that a client asks for. With an ID token of the session it ends at once; without one the
 * person is asked, so that no foreign page logs anybody out. A browser goes on only to an address
 * that the client has registered for this. Safe for many threads.
 *
 * <p>Source: OpenID Connect RP-Initiated Logout 1.0, sections 2, 3 and 6.
 */
public final class LoggingOut {
  private final Sessions sessions;
  private final Supplier<String> randoms;
  private final Remembered<String> asked;

  /**
   * @param randoms gives a text nobody can guess at each call
   */
  public LoggingOut(InstantSource clock, Supplier<String> randoms, Sessions sessions) {
    this.sessions = sessions;
    this.randoms = randoms;
    this.asked = new Remembered<>(Duration.ofMinutes(10), 1000, clock);
  }

  /** Answers a logout request, or the form of the page that asked. */
  public LoginAnswer answer(Realm realm, Parameters sent, Optional<String> cookie) {
    LogoutRequest request = LogoutRequest.of(sent);
    Optional<Map<String, Object>> hint =
        request
            .hint()
            .flatMap(token -> SignedTokens.claims(realm, token))
            .filter(claims -> TokenKind.ID.typ().equals(claims.get("typ")));
    Optional<String> client =
        hint.map(claims -> String.valueOf(claims.get("azp"))).or(request::clientId);
    if (sent.hasRepeated()) {
      return new LoginAnswer.Refused("A parameter was sent twice.");
    }
    if (hint.isEmpty() && request.hint().isPresent()) {
      return new LoginAnswer.Refused("The ID token is not one of this realm.");
    }
    if (request.clientId().isPresent() && !request.clientId().equals(client)) {
      return new LoginAnswer.Refused("The ID token was given to another client.");
    }
    if (!mayGoTo(client.flatMap(realm::client), request.redirectUri())) {
      return new LoginAnswer.Refused("This is no address that the client has registered.");
    }
    return hint.isPresent()
        ? end(request, sessions.byId(realm, String.valueOf(hint.get().get("sid"))))
        : unproven(request, sessions.ofBrowser(realm, cookie), sent.one("session_code"));
  }

  private static boolean mayGoTo(Optional<OAuthClient> client, Optional<String> address) {
    return address.isEmpty()
        || client.filter(it -> it.redirects().afterLogout().contains(address.get())).isPresent();
  }

  private LoginAnswer unproven(
      LogoutRequest request, Optional<Session> session, Optional<String> sessionCode) {
    Optional<String> confirmed = sessionCode.flatMap(asked::take);
    return session
        .filter(it -> !confirmed.equals(Optional.of(it.id())))
        .map(it -> ask(request, it))
        .orElseGet(() -> end(request, session));
  }

  private LoginAnswer ask(LogoutRequest request, Session session) {
    String code = randoms.get();
    asked.add(code, session.id());
    return new LoginAnswer.ConfirmLogout(code, request, session.user().name());
  }

  private LoginAnswer end(LogoutRequest request, Optional<Session> session) {
    session.ifPresent(sessions::end);
    return request
        .redirectUri()
        .<LoginAnswer>map(
            address -> new LoginAnswer.Redirect(back(address, request), Optional.empty()))
        .orElseGet(LoginAnswer.LoggedOut::new);
  }

  private static String back(String address, LogoutRequest request) {
    return Addresses.with(
        address, request.state().map(state -> Map.of("state", state)).orElse(Map.of()));
  }
}
