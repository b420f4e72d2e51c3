package io.marketsuite.token;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One identity server: scheme and host, in the one spelling that an issuer may use.
 *
 * @param base scheme, host and (only on an insecure one) port, without a trailing slash, such as
 *     {@code https://id.carerix.io}
 */
public record IssuerHost(String base) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>https?)://"
              + "(?<host>[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
              + "(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*)"
              + "(?::(?<port>[1-9][0-9]{0,4}))?");

  /**
   * @throws IllegalArgumentException if {@code base} is not scheme, lower-case host and optional
   *     port
   */
  public IssuerHost {
    if (base.length() > 255 || !FORM.matcher(base).matches()) {
      throw new IllegalArgumentException(
          "An identity server is https:// and a lower-case host, nothing behind it: " + base);
    }
  }

  /**
   * Reads a configured entry: {@code id.carerix.io} or {@code https://id.carerix.io}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static IssuerHost of(String entry) {
    return new IssuerHost(entry.contains("://") ? entry : "https://" + entry);
  }

  /** Whether this is {@code https} without a port, the only form production accepts. */
  public boolean isSecure() {
    Matcher parts = FORM.matcher(base);
    return parts.matches() && parts.group("scheme").equals("https") && parts.group("port") == null;
  }

  @Override
  public String toString() {
    return base;
  }
}
