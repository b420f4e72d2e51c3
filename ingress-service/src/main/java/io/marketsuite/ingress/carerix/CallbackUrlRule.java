package io.marketsuite.ingress.carerix;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which callback URLs are taken: {@code https}, a host on the list, no user information, no
 * fragment, no port (trust boundary, "Outbound"). It is checked again at dispatch. Immutable.
 */
public final class CallbackUrlRule {
  private static final int MAX_LENGTH = 2048;

  private final Set<String> hosts;
  private final boolean insecure;

  /**
   * A rule.
   *
   * @param hosts the allowed hosts; {@code host:port} allows a host at that port only
   * @param insecure whether {@code http} and ports are taken: for the local stack, never in
   *     production
   */
  public CallbackUrlRule(Set<String> hosts, boolean insecure) {
    this.hosts =
        hosts.stream()
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    this.insecure = insecure;
  }

  /** Whether callbacks may go there. */
  public boolean allows(String url) {
    if (url.length() > MAX_LENGTH || !url.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      return false;
    }
    try {
      URI uri = new URI(url);
      return !uri.isOpaque()
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null
          && isSchemeAllowed(uri)
          && isPortAllowed(uri)
          && isHostAllowed(uri);
    } catch (URISyntaxException notUrl) {
      return false;
    }
  }

  private boolean isSchemeAllowed(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme())
        || insecure && "http".equalsIgnoreCase(uri.getScheme());
  }

  private boolean isPortAllowed(URI uri) {
    // "host:" has no port by java.net.URI, but is another text than "host".
    boolean none = uri.getPort() < 0 && !uri.getRawAuthority().endsWith(":");
    return none || insecure && uri.getPort() > 0;
  }

  private boolean isHostAllowed(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return hosts.contains(host) || hosts.contains(host + ":" + uri.getPort());
  }
}
