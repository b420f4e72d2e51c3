package io.marketsuite.operator.login;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What is required of the login's configuration, and what follows from it. Pure. */
final class LoginRules {
  private static final int LEAST_SECRET = 16;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private LoginRules() {}

  /**
   * Codes, secrets and cookies travel over it, so it is {@code https}; {@code http} only where
   * nothing leaves this machine.
   *
   * @throws IllegalArgumentException with a sentence for the operator
   */
  static URI requireTrustworthy(String key, URI url) {
    boolean secure = "https".equals(url.getScheme());
    boolean local = "http".equals(url.getScheme()) && THIS_MACHINE.contains("" + url.getHost());
    boolean plain = url.getRawUserInfo() == null && url.getRawQuery() == null;
    if (url.getHost() == null || !(secure || local) || !plain || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          key + " must be an https URL (http for this machine alone), not " + url);
    }
    return url;
  }

  /**
   * @throws IllegalArgumentException with a sentence for the operator
   */
  static String requireSecret(String secret) {
    if (secret.length() < LEAST_SECRET) {
      throw new IllegalArgumentException(
          "suite.login.client-secret must have at least " + LEAST_SECRET + " characters");
    }
    return secret;
  }

  /** Where the issuer sends logins of this service's pages back to. */
  static String redirectUri(URI publicUrl, String service) {
    return without(publicUrl) + "/oauth2/callback/" + service;
  }

  /** An absolute URL of a page. */
  static String page(URI pageUrl, String path) {
    return without(pageUrl) + path;
  }

  private static String without(URI base) {
    return base.toString().replaceFirst("/+$", "");
  }

  /**
   * A key of its own for each purpose, the same on every replica (RFC 5869's idea of expanding with
   * a label).
   *
   * @return 64 hexadecimal digits
   */
  static String derived(String secret, String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] key = mac.doFinal(("suite.login " + purpose).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
