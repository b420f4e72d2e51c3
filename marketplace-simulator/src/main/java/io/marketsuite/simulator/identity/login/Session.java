package io.marketsuite.simulator.identity.login;

import io.marketsuite.simulator.identity.User;
import java.time.Instant;

/**
 * A browser in which somebody has logged in at a realm.
 *
 * @param id the {@code sid} of its tokens; says nothing to who knows it
 * @param cookie what the browser keeps, and nobody else may know
 * @param realm the realm's issuer
 * @param since when the password was typed: the {@code auth_time}
 */
public record Session(String id, String cookie, String realm, User user, Instant since) {

  /** Without the cookie. */
  @Override
  public String toString() {
    return "Session[" + user.name() + " at " + realm + "]";
  }
}
