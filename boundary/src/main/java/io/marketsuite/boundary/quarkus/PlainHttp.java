package io.marketsuite.boundary.quarkus;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Addresses of our own parts that carry secrets or decide whom to believe: over plain {@code http}
 * on this machine only, or where the operator says that the network itself encrypts. Immutable.
 */
final class PlainHttp {
  /** Says that what lies between the parts is encrypted below HTTP: a mesh, WireGuard. */
  static final String NETWORK_ENCRYPTS = "suite.network.encrypts";

  /** The addresses. */
  static final Set<String> KEYS =
      Set.of(
          "mp.jwt.verify.publickey.location",
          "suite.lifecycle.peer-url",
          "suite.service-token.issuer",
          "suite.settings-service.url");

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private PlainHttp() {}

  /**
   * Why the service may not start, if it may not.
   *
   * @param profiles the active ones
   * @param value of a key, empty if it is not set
   */
  static Optional<String> refusal(List<String> profiles, Function<String, Optional<String>> value) {
    boolean oneMachine = !profiles.isEmpty() && Loosenings.PROFILES.containsAll(profiles);
    boolean encrypted = value.apply(NETWORK_ENCRYPTS).map(Boolean::parseBoolean).orElse(false);
    if (oneMachine || encrypted) {
      return Optional.empty();
    }
    Map<String, String> plain = new TreeMap<>();
    for (String key : KEYS) {
      value.apply(key).filter(PlainHttp::isPlainAndElsewhere).ifPresent(url -> plain.put(key, url));
    }
    return plain.isEmpty() ? Optional.empty() : Optional.of(sentence(plain));
  }

  private static boolean isPlainAndElsewhere(String url) {
    if (!url.strip().toLowerCase(Locale.ROOT).startsWith("http:")) {
      // https, a file, a resource: not plain http.
      return false;
    }
    try {
      String host = URI.create(url.strip()).getHost();
      return host == null || !LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException notAnAddress) {
      return true;
    }
  }

  private static String sentence(Map<String, String> plain) {
    return "Expected https in "
        + plain.keySet().stream().collect(Collectors.joining(", "))
        + ": what goes there must not be read or changed on the way."
        + " Where the network itself encrypts, say so with "
        + NETWORK_ENCRYPTS
        + "=true";
  }
}
