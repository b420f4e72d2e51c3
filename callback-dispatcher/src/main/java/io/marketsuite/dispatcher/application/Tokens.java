package io.marketsuite.dispatcher.application;

import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.ClientRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tokens of installations, kept in memory until shortly before they expire.
 *
 * <p>While the broker is away nobody is sent to it but one lane at a time; the others wait. That is
 * nobody's fault, so no key is parked for it. Tokens that are still good go on being used.
 * Thread-safe; a lane asks for its own client only, so a client is asked for once at a time.
 */
public final class Tokens {
  private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final int MOST = 10_000;

  /** A token, why there is none, or until when not to ask. */
  public sealed interface Result {
    record Answer(TokenAnswer answer) implements Result {}

    record Paused(Instant until) implements Result {}
  }

  private record Client(String tenantId, String featureId, long generation, ClientRef client) {}

  private final TokenBroker broker;
  private final InstantSource clock;
  private final Observations observations;
  private final Map<Client, BearerToken> known = new ConcurrentHashMap<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicBoolean probing = new AtomicBoolean();
  private volatile Instant pausedUntil = Instant.MIN;

  public Tokens(TokenBroker broker, InstantSource clock, Observations observations) {
    this.broker = broker;
    this.clock = clock;
    this.observations = observations;
  }

  /**
   * The token for a callback.
   *
   * @param anew whether the one used last was refused
   */
  public Result forCallback(CallbackRequest request, boolean anew) {
    Client client =
        new Client(
            request.tenantId(),
            request.featureId(),
            request.generation(),
            request.client().orElseThrow());
    BearerToken token = anew ? null : known.get(client);
    Instant now = clock.instant();
    if (token != null && now.isBefore(token.expiresAt().minus(BEFORE_EXPIRY))) {
      return new Result.Answer(new TokenAnswer.Granted(token));
    }
    known.remove(client);
    return failures.get() == 0 ? ask(client, request, anew) : probe(client, request, anew);
  }

  private Result probe(Client client, CallbackRequest request, boolean anew) {
    Instant now = clock.instant();
    if (now.isBefore(pausedUntil)) {
      return new Result.Paused(pausedUntil);
    }
    if (!probing.compareAndSet(false, true)) {
      return new Result.Paused(now.plus(FIRST_PAUSE));
    }
    try {
      return ask(client, request, anew);
    } finally {
      probing.set(false);
    }
  }

  private Result ask(Client client, CallbackRequest request, boolean anew) {
    TokenAnswer answer = broker.token(request, anew);
    return switch (answer) {
      case TokenAnswer.Granted granted -> {
        keep(client, granted.token());
        yield served(answer);
      }
      case TokenAnswer.ClientInvalid _, TokenAnswer.InstallationUnknown _ -> served(answer);
      case TokenAnswer.IssuerAway _ -> served(answer);
      case TokenAnswer.BrokerAway away -> pause(away);
    };
  }

  private Result served(TokenAnswer answer) {
    failures.set(0);
    return new Result.Answer(answer);
  }

  private Result pause(TokenAnswer.BrokerAway away) {
    int doublings = Math.min(failures.getAndIncrement(), 10);
    Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
    pausedUntil = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    observations.brokerAway(away.why());
    return new Result.Paused(pausedUntil);
  }

  private void keep(Client client, BearerToken token) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(client, token);
  }
}
