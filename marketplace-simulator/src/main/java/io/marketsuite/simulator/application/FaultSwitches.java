package io.marketsuite.simulator.application;

import java.util.Locale;

/**
 * The failure switches as they stand. A number of requests counts down as it strikes; a delay stays
 * until it is set back. Immutable.
 */
public record FaultSwitches(Callbacks callback, Tokens token, Jwks jwks, Commands commands) {

  /** No fault at all. */
  public static FaultSwitches none() {
    return new FaultSwitches(
        new Callbacks(null, 0, 1, 0, 503, 0, 0, 0),
        new Tokens(null, 0, 0),
        new Jwks(null, false, 0),
        new Commands(0, 0));
  }

  /**
   * The callback endpoint. Counters strike in the order they stand here.
   *
   * @param tenantId strikes this tenant alone; null strikes all
   * @param tooManyRequests answers 429 to the next so many
   * @param retryAfterSeconds the Retry-After of these
   * @param serverErrors answers 5xx to the next so many
   * @param serverErrorStatus which 5xx
   * @param resets closes the connection of the next so many, unanswered and without effect
   * @param lostAnswers takes the next so many, then closes the connection instead of answering
   * @param delayMs wait before each answer, in milliseconds
   */
  public record Callbacks(
      String tenantId,
      int tooManyRequests,
      int retryAfterSeconds,
      int serverErrors,
      int serverErrorStatus,
      int resets,
      int lostAnswers,
      long delayMs) {

    boolean concerns(String tenant) {
      return FaultSwitches.concerns(tenantId, tenant);
    }

    Callbacks less(int tooMany, int errors, int reset, int lost) {
      return new Callbacks(
          tenantId,
          tooManyRequests - tooMany,
          retryAfterSeconds,
          serverErrors - errors,
          serverErrorStatus,
          resets - reset,
          lostAnswers - lost,
          delayMs);
    }

    boolean isLegal() {
      return tooManyRequests >= 0
          && retryAfterSeconds >= 0
          && serverErrors >= 0
          && resets >= 0
          && lostAnswers >= 0
          && delayMs >= 0
          && serverErrorStatus >= 500
          && serverErrorStatus <= 599;
    }
  }

  /** The token endpoints, of one realm or (null) all: 503 to the next so many; a delay in ms. */
  public record Tokens(String realm, int serverErrors, long delayMs) {
    boolean concerns(String name) {
      return FaultSwitches.concerns(realm, name);
    }
  }

  /** The key sets, of one realm or (null) all: 503 while down; a delay in ms. */
  public record Jwks(String realm, boolean down, long delayMs) {
    boolean concerns(String name) {
      return FaultSwitches.concerns(realm, name);
    }
  }

  /** The next so many commands are delivered twice, the second time so many ms after the first. */
  public record Commands(int duplicateNext, long duplicateAfterMs) {}

  /** Whether all numbers make sense. */
  boolean isLegal() {
    return callback.isLegal()
        && token.serverErrors() >= 0
        && token.delayMs() >= 0
        && jwks.delayMs() >= 0
        && commands.duplicateNext() >= 0
        && commands.duplicateAfterMs() >= 0;
  }

  FaultSwitches with(Callbacks next) {
    return new FaultSwitches(next, token, jwks, commands);
  }

  FaultSwitches with(Tokens next) {
    return new FaultSwitches(callback, next, jwks, commands);
  }

  FaultSwitches with(Commands next) {
    return new FaultSwitches(callback, token, jwks, next);
  }

  private static boolean concerns(String scope, String name) {
    return scope == null || scope.isBlank() || scope.toLowerCase(Locale.ROOT).equals(name);
  }
}
