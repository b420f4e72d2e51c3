package io.marketsuite.boundary.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where callbacks may go: {@code https}, a listed host, no user information, no fragment, no port
 * that is not listed (security notes: Outbound). The one rule for both checks: at the ingress,
 * where it answers 400, and again at dispatch. Immutable.
 *
 * <p>The host's text is compared, in lower case; nothing is decoded, completed or looked up. So
 * another spelling of a listed host (a dot at the end, percent signs, other scripts, a number) is
 * another host. A host listed alone is allowed without a port: {@code :443} is another text too.
 */
public final class OutboundUrls {
  /** The longest URL that is taken, in characters. */
  public static final int MAX_LENGTH = 2048;

  private static final Pattern LISTED =
      Pattern.compile("(?:[a-z0-9-]+(?:\\.[a-z0-9-]+)*|\\[[0-9a-f:.]+])(?::[1-9][0-9]{0,4})?");

  private final Set<String> hosts;
  private final boolean insecure;

  /**
   * A rule.
   *
   * @param hosts the allowed hosts; {@code host:port} allows a host at that port only
   * @param insecure whether {@code http}, and any port of a host listed without one, will do: for
   *     the local stack; production refuses to start with it
   * @throws IllegalArgumentException if an entry is no host
   */
  public OutboundUrls(Set<String> hosts, boolean insecure) {
    this.hosts = hosts.stream().map(OutboundUrls::entry).collect(Collectors.toUnmodifiableSet());
    this.insecure = insecure;
  }

  private static String entry(String text) {
    String host = text.strip().toLowerCase(Locale.ROOT);
    if (!LISTED.matcher(host).matches()) {
      throw new IllegalArgumentException("Expected host or host:port, but this is listed: " + text);
    }
    return host;
  }

  /** The URL taken apart, if it may be called. */
  public Optional<OutboundUrl> check(String url) {
    if (url.length() > MAX_LENGTH || !url.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      return Optional.empty();
    }
    try {
      return OutboundUrl.of(new URI(url)).filter(this::isAllowed);
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  private boolean isAllowed(OutboundUrl url) {
    boolean listedAlone = hosts.contains(url.host());
    boolean listedWithPort = !url.isPortLeftOut() && hosts.contains(url.host() + ":" + url.port());
    boolean portFits = url.isPortLeftOut() || insecure;
    return (url.encrypted() || insecure) && (listedWithPort || listedAlone && portFits);
  }
}
