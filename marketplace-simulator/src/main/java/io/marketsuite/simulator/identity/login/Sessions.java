package io.marketsuite.simulator.identity.login;

import io.marketsuite.simulator.identity.Realm;
import io.marketsuite.simulator.identity.User;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Who is logged in. A session ends by logout, or after ten hours. Safe for many threads. */
public final class Sessions {
  private static final Duration LIFE = Duration.ofHours(10);
  private static final int MOST = 1000;

  private final InstantSource clock;
  private final Supplier<String> randoms;
  private final Remembered<Session> byId;
  private final Remembered<String> idByCookie;

  /**
   * @param randoms gives a text nobody can guess, fit for URLs, at each call
   */
  public Sessions(InstantSource clock, Supplier<String> randoms) {
    this.clock = clock;
    this.randoms = randoms;
    this.byId = new Remembered<>(LIFE, MOST, clock);
    this.idByCookie = new Remembered<>(LIFE, MOST, clock);
  }

  /** Begins one; its cookie is new, so that nobody could have planted it. */
  Session begin(Realm realm, User user) {
    Session session =
        new Session(randoms.get(), randoms.get(), realm.issuer(), user, clock.instant());
    byId.add(session.id(), session);
    idByCookie.add(session.cookie(), session.id());
    return session;
  }

  /** The session of a browser at this realm. */
  Optional<Session> ofBrowser(Realm realm, Optional<String> cookie) {
    return cookie.flatMap(idByCookie::get).flatMap(id -> byId(realm, id));
  }

  /** The session with this id at this realm, as long as it lives. */
  Optional<Session> byId(Realm realm, String id) {
    return byId.get(id).filter(session -> session.realm().equals(realm.issuer()));
  }

  /** Ends it, and with it what its tokens could still be refreshed or asked for. */
  void end(Session session) {
    byId.take(session.id());
    idByCookie.take(session.cookie());
  }
}
