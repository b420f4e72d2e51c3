package io.marketsuite.simulator.identity;

import java.util.List;
import java.util.UUID;

/**
 * A person who logs in at a realm. Immutable.
 *
 * @param name what is typed into the login page, and {@code preferred_username} in tokens
 * @param subject the {@code sub} of the tokens
 * @param groups what the tokens carry in {@code groups}; empty means no such claim
 */
public record User(String name, UUID subject, ClientSecret password, List<String> groups) {

  public User {
    groups = List.copyOf(groups);
  }
}
