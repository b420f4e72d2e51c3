package io.marketsuite.simulator.identity.login;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Authorization codes. Each is good once, for 60 s; a code that turns up again means that somebody
 * else has it, so everything it gave ends (RFC 6749 section 4.1.2). Safe for many threads.
 */
public final class Codes {
  static final Duration LIFE = Duration.ofSeconds(60);
  private static final Duration SPENT_KNOWN = Duration.ofHours(1);
  private static final int MOST = 1000;

  private final Supplier<String> randoms;
  private final Sessions sessions;
  private final Remembered<Promise> open;
  private final Remembered<Session> spent;

  /** What a code stands for. */
  record Promise(AuthorizationRequest request, Session session) {}

  public Codes(InstantSource clock, Supplier<String> randoms, Sessions sessions) {
    this.randoms = randoms;
    this.sessions = sessions;
    this.open = new Remembered<>(LIFE, MOST, clock);
    this.spent = new Remembered<>(SPENT_KNOWN, MOST, clock);
  }

  String make(AuthorizationRequest request, Session session) {
    String code = randoms.get();
    open.add(code, new Promise(request, session));
    return code;
  }

  /** What the code stands for, once; whoever fails with it has used it up all the same. */
  Optional<Promise> spend(String code) {
    Optional<Promise> promise = open.take(code);
    promise.ifPresentOrElse(
        it -> spent.add(code, it.session()), () -> spent.get(code).ifPresent(sessions::end));
    return promise;
  }
}
