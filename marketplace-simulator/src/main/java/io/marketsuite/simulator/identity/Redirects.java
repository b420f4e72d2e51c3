package io.marketsuite.simulator.identity;

import java.net.URI;
import java.util.Set;

/**
 * Where a client may have a browser sent, each address compared character by character (RFC 9700
 * section 4.1.3). A client without an address for logins logs nobody in. Immutable.
 *
 * @param afterLogin its redirect URIs
 * @param afterLogout its post-logout redirect URIs
 */
public record Redirects(Set<String> afterLogin, Set<String> afterLogout) {

  /**
   * Keeps its own copies.
   *
   * @throws IllegalArgumentException for what is no absolute http or https address, or has a
   *     fragment or a wildcard
   */
  public Redirects {
    afterLogin = Set.copyOf(afterLogin);
    afterLogout = Set.copyOf(afterLogout);
    afterLogin.forEach(Redirects::check);
    afterLogout.forEach(Redirects::check);
  }

  /** None: a client for machines. */
  public static Redirects none() {
    return new Redirects(Set.of(), Set.of());
  }

  /** Whether people log in for this client. */
  public boolean logsIn() {
    return !afterLogin.isEmpty();
  }

  private static void check(String address) {
    URI uri = URI.create(address);
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!web || uri.getHost() == null || uri.getRawFragment() != null || address.contains("*")) {
      throw new IllegalArgumentException(
          "'%s' is no redirect URI: expected http(s)://host…, no fragment, no *"
              .formatted(address));
    }
  }
}
