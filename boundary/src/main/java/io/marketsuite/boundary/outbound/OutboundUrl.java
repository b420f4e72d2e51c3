package io.marketsuite.boundary.outbound;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * A URL that may be called, taken apart. Whoever calls it uses these parts and parses nothing
 * again, so what was checked is what is called. {@link OutboundUrls} makes one from what a stranger
 * sent, {@link #configured} from the operator's own configuration. Immutable.
 */
public final class OutboundUrl {
  private static final int HIGHEST_PORT = 65_535;

  private final boolean encrypted;
  private final String host;
  private final int port;
  private final boolean usualPort;
  private final String target;

  private OutboundUrl(OutboundUrl other, String target) {
    this.encrypted = other.encrypted;
    this.host = other.host;
    this.port = other.port;
    this.usualPort = other.usualPort;
    this.target = target;
  }

  private OutboundUrl(URI uri) {
    this.encrypted = uri.getScheme().equalsIgnoreCase("https");
    this.host = uri.getHost().toLowerCase(Locale.ROOT);
    this.usualPort = uri.getPort() == -1;
    this.port = usualPort ? usualPort(encrypted) : uri.getPort();
    this.target = target(uri);
  }

  /**
   * A target of the operator's configuration: any host and port.
   *
   * @throws IllegalArgumentException if it is no plain {@code https} or {@code http} URL
   */
  public static OutboundUrl configured(URI uri) {
    return of(uri)
        .orElseThrow(
            () -> new IllegalArgumentException("Expected a plain https or http URL: " + uri));
  }

  /** Taken apart, if there is a host, and nothing but host and port beside it. */
  static Optional<OutboundUrl> of(URI uri) {
    boolean http =
        "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
    boolean plain = http && uri.getHost() != null && uri.getRawFragment() == null;
    return plain && isHostAndPort(uri) ? Optional.of(new OutboundUrl(uri)) : Optional.empty();
  }

  /** {@code user@host}, {@code host:} and {@code host:0443} are other texts than these. */
  private static boolean isHostAndPort(URI uri) {
    boolean portFits = uri.getPort() == -1 || uri.getPort() > 0 && uri.getPort() <= HIGHEST_PORT;
    String plain = uri.getPort() == -1 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    return portFits && plain.equals(uri.getRawAuthority());
  }

  private static int usualPort(boolean encrypted) {
    return encrypted ? 443 : 80;
  }

  private static String target(URI uri) {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  /** Whether it is {@code https}. */
  public boolean encrypted() {
    return encrypted;
  }

  /** The host's name or literal address, in lower case; an IPv6 address has its brackets. */
  public String host() {
    return host;
  }

  /** The port to connect to. */
  public int port() {
    return port;
  }

  /** Whether the URL left the port out. */
  boolean isPortLeftOut() {
    return usualPort;
  }

  /** Path and query as they are sent (RFC 9112 section 3.2.1, origin form). */
  public String target() {
    return target;
  }

  /**
   * The same place with parameters added to its query.
   *
   * @param parameters encoded, without a separator before them
   * @throws IllegalArgumentException if a character could end the query
   */
  public OutboundUrl with(String parameters) {
    if (!parameters.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '#')) {
      throw new IllegalArgumentException("Expected encoded parameters");
    }
    return new OutboundUrl(this, target + separator() + parameters);
  }

  private String separator() {
    if (target.endsWith("?") || target.endsWith("&")) {
      return "";
    }
    return target.indexOf('?') < 0 ? "?" : "&";
  }

  /** Scheme, host and port; never path or query, which may hold what is not for a log. */
  @Override
  public String toString() {
    return (encrypted ? "https://" : "http://") + host + ":" + port;
  }
}
