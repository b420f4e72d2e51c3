package io.marketsuite.dispatcher.adapter.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where callbacks may go: {@code https}, a host of the list, no userinfo, no fragment, no foreign
 * port. The ingress checks the same; this is the check at dispatch (security notes: Outbound).
 *
 * @param allowedHosts {@code host}, or {@code host:port} for that port alone
 * @param allowInsecure whether {@code http} and any port of a listed host will do; for local use
 */
public record UrlRules(Set<String> allowedHosts, boolean allowInsecure) {
  public UrlRules {
    allowedHosts = Set.copyOf(allowedHosts);
  }

  /** Whether the address may be called. */
  public boolean allow(URI uri) {
    return uri.isAbsolute()
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null
        && schemeAllowed(uri)
        && hostAllowed(uri);
  }

  /** Whether the scheme may be used. */
  public boolean schemeAllowed(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    return scheme.equals("https") || allowInsecure && scheme.equals("http");
  }

  private boolean hostAllowed(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean usualPort = uri.getPort() == -1 || uri.getPort() == 443;
    return allowedHosts.contains(host + ":" + uri.getPort())
        || allowedHosts.contains(host) && (usualPort || allowInsecure);
  }
}
