package io.marketsuite.token;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Matches an {@code iss} claim against {@code <host><realms path><realm>}.
 *
 * <p>The claim must be, character for character, the text that a listed host and an accepted realm
 * make. Nothing is parsed as a URL or normalised, so user information, ports, upper case, dots,
 * encodings, slashes and suffixed hosts have no way in: they are simply other texts. Immutable.
 */
public final class IssuerTemplate {
  // Whatever pattern an operator configures, a realm never holds a character that means something
  // in a URL, in a Kafka key ("tenant/featureId") or in a log line.
  private static final Pattern SAFE_REALM =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9])?");
  private static final Pattern CLEAN =
      Pattern.compile("https?://[a-z0-9.-]{1,200}(?::[0-9]{1,5})?(?:/[A-Za-z0-9._-]{1,128}){1,6}");

  private final Set<IssuerHost> hosts;
  private final String realmsPath;
  private final Pattern realmPattern;
  private final IssuerUrls master;

  IssuerTemplate(
      Set<IssuerHost> hosts, String realmsPath, Pattern realmPattern, String masterIssuer) {
    this.hosts = Set.copyOf(hosts);
    this.realmsPath = realmsPath;
    this.realmPattern = realmPattern;
    this.master = parseMaster(masterIssuer, realmsPath);
  }

  private static IssuerUrls parseMaster(String issuer, String realmsPath) {
    int path = issuer.indexOf(realmsPath);
    if (path < 0 || !SAFE_REALM.matcher(issuer.substring(path + realmsPath.length())).matches()) {
      throw new IllegalArgumentException(
          "The master issuer must be <host>" + realmsPath + "<realm>: " + issuer);
    }
    return new IssuerUrls(
        new IssuerHost(issuer.substring(0, path)),
        realmsPath,
        issuer.substring(path + realmsPath.length()));
  }

  /** The master issuer, which alone may order a Cleanup. */
  public IssuerUrls master() {
    return master;
  }

  /** The listed identity servers. */
  public Set<IssuerHost> hosts() {
    return hosts;
  }

  /**
   * The issuer's URLs, if this text is a listed issuer or the master issuer. For configuration and
   * for issuers that were kept; tokens go through {@link TokenVerifier}.
   */
  public Optional<IssuerUrls> resolve(String issuer) {
    try {
      return Optional.of(match(issuer));
    } catch (Refusal refused) {
      return Optional.empty();
    }
  }

  IssuerUrls match(String issuer) throws Refusal {
    if (issuer.equals(master.issuer())) {
      return master;
    }
    int path = issuer.indexOf(realmsPath);
    if (path < 0 || !CLEAN.matcher(issuer).matches()) {
      throw new Refusal(RefusalReason.ISSUER_FORM);
    }
    String realm = issuer.substring(path + realmsPath.length());
    IssuerHost host = listed(issuer.substring(0, path));
    if (realm.equalsIgnoreCase(master.realm())) {
      // The master realm exists on every Keycloak; on any other host it is somebody else's.
      throw new Refusal(RefusalReason.MASTER_REALM);
    }
    if (!SAFE_REALM.matcher(realm).matches() || !realmPattern.matcher(realm).matches()) {
      throw new Refusal(RefusalReason.REALM);
    }
    return new IssuerUrls(host, realmsPath, realm);
  }

  private IssuerHost listed(String base) throws Refusal {
    for (IssuerHost host : hosts) {
      if (host.base().equals(base)) {
        return host;
      }
    }
    throw new Refusal(RefusalReason.ISSUER_UNLISTED);
  }

  /** The claim itself, if it is plain enough to stand in a log line. */
  static Optional<String> cleanForLog(String issuer) {
    return Optional.of(issuer)
        .filter(text -> text.length() <= 512 && CLEAN.matcher(text).matches());
  }
}
