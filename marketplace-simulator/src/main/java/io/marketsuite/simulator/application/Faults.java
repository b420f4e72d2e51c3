package io.marketsuite.simulator.application;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Holds the failure switches and counts how often each has struck. Safe for many threads. */
public final class Faults {

  /** What a switch does when it strikes. */
  public enum Fault {
    TOO_MANY_REQUESTS,
    SERVER_ERROR,
    RESET,
    LOST_ANSWER,
    TOKEN_ERROR,
    JWKS_ERROR,
    DUPLICATE_COMMAND
  }

  private final Map<Fault, Integer> used = new EnumMap<>(Fault.class);
  private FaultSwitches now = FaultSwitches.none();

  /** The switches as they stand. */
  public synchronized FaultSwitches current() {
    return now;
  }

  /** How often each has struck since the last reset, by its name in lower case. */
  public synchronized Map<String, Integer> used() {
    Map<String, Integer> shown = new TreeMap<>();
    for (Fault fault : Fault.values()) {
      shown.put(fault.name().toLowerCase(Locale.ROOT), used.getOrDefault(fault, 0));
    }
    return shown;
  }

  /**
   * Replaces the switches; the counts of what struck go on.
   *
   * @throws Problem malformed, for a negative number or a status that is no 5xx
   */
  public synchronized void set(FaultSwitches next) {
    if (!next.isLegal()) {
      throw new Problem(
          Problem.Code.MALFORMED,
          "Expected numbers of 0 or more and a server_error_status of 500 to 599.");
    }
    now = next;
  }

  /** Switches all off and forgets what struck. */
  public synchronized void reset() {
    now = FaultSwitches.none();
    used.clear();
  }

  private void count(Fault fault) {
    used.merge(fault, 1, Integer::sum);
  }

  /** The fault for a callback of this tenant, if one is due; uses it up. */
  synchronized Optional<Fault> takeCallback(String tenantId) {
    FaultSwitches.Callbacks c = now.callback();
    if (!c.concerns(tenantId)) {
      return Optional.empty();
    }
    if (c.tooManyRequests() > 0) {
      return strike(Fault.TOO_MANY_REQUESTS, c.less(1, 0, 0, 0));
    }
    if (c.serverErrors() > 0) {
      return strike(Fault.SERVER_ERROR, c.less(0, 1, 0, 0));
    }
    if (c.resets() > 0) {
      return strike(Fault.RESET, c.less(0, 0, 1, 0));
    }
    return c.lostAnswers() > 0 ? strike(Fault.LOST_ANSWER, c.less(0, 0, 0, 1)) : Optional.empty();
  }

  private Optional<Fault> strike(Fault fault, FaultSwitches.Callbacks left) {
    now = now.with(left);
    count(fault);
    return Optional.of(fault);
  }

  /** How long to wait before answering a callback of this tenant. */
  synchronized Duration callbackDelay(String tenantId) {
    return now.callback().concerns(tenantId)
        ? Duration.ofMillis(now.callback().delayMs())
        : Duration.ZERO;
  }

  /** Whether the token endpoint of this realm fails now; uses it up. */
  public synchronized boolean takeTokenError(String realm) {
    FaultSwitches.Tokens t = now.token();
    if (!t.concerns(realm) || t.serverErrors() == 0) {
      return false;
    }
    now = now.with(new FaultSwitches.Tokens(t.realm(), t.serverErrors() - 1, t.delayMs()));
    count(Fault.TOKEN_ERROR);
    return true;
  }

  /** How long the token endpoint of this realm waits. */
  public synchronized Duration tokenDelay(String realm) {
    return now.token().concerns(realm) ? Duration.ofMillis(now.token().delayMs()) : Duration.ZERO;
  }

  /** Whether the key set of this realm is down; counts it. */
  public synchronized boolean takeJwksError(String realm) {
    boolean down = now.jwks().down() && now.jwks().concerns(realm);
    if (down) {
      count(Fault.JWKS_ERROR);
    }
    return down;
  }

  /** How long the key set of this realm waits. */
  public synchronized Duration jwksDelay(String realm) {
    return now.jwks().concerns(realm) ? Duration.ofMillis(now.jwks().delayMs()) : Duration.ZERO;
  }

  /** If the next command is to be delivered twice: how much later; uses it up. */
  synchronized Optional<Duration> takeDuplicate() {
    FaultSwitches.Commands c = now.commands();
    if (c.duplicateNext() == 0) {
      return Optional.empty();
    }
    now = now.with(new FaultSwitches.Commands(c.duplicateNext() - 1, c.duplicateAfterMs()));
    count(Fault.DUPLICATE_COMMAND);
    return Optional.of(Duration.ofMillis(c.duplicateAfterMs()));
  }
}
