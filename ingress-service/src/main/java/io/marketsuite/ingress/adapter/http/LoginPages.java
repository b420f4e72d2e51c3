package io.marketsuite.ingress.adapter.http;

import io.marketsuite.ingress.domain.ProblemType;
import io.marketsuite.ingress.domain.RequestRefused;
import io.vertx.core.MultiMap;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the answer of a login goes on: to the service that serves the page, never anywhere that the
 * request names. Immutable.
 */
public final class LoginPages {
  private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]*");

  /** What an OIDC provider answers with, and how long it may be (RFC 6749, 4.1.2; RFC 9207). */
  private static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter("code", 2048),
          new Parameter("state", 512),
          new Parameter("session_state", 128),
          new Parameter("iss", 512),
          new Parameter("error", 128),
          new Parameter("error_description", 1024));

  private record Parameter(String name, int maxLength) {}

  private final Map<String, String> callbacks;

  /**
   * The pages.
   *
   * @param bases service to the address of its pages; the name may have dots for its dashes, which
   *     is how an environment variable spells them
   * @throws IllegalArgumentException if one is no plain http or https address
   */
  public LoginPages(Map<String, String> bases) {
    this.callbacks =
        bases.entrySet().stream()
            .map(page -> Map.entry(page.getKey().replace('.', '-'), page.getValue()))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, LoginPages::callback));
  }

  private static String callback(Map.Entry<String, String> page) {
    URI base = URI.create(page.getValue().replaceAll("/+$", ""));
    boolean plain =
        ("https".equals(base.getScheme()) || "http".equals(base.getScheme()))
            && base.getHost() != null
            && base.getRawUserInfo() == null
            && base.getRawQuery() == null
            && base.getRawFragment() == null;
    if (!plain || !SERVICE.matcher(page.getKey()).matches()) {
      throw new IllegalArgumentException(
          "suite.login.pages."
              + page.getKey()
              + " must be an address such as https://ops.example.com, and name a service.");
    }
    return base + "/login/callback";
  }

  /** The callback of a service's own; empty if no such service has pages. */
  Optional<String> callbackOf(String service) {
    return Optional.ofNullable(callbacks.get(service));
  }

  /**
   * The callback with the provider's answer, of which nothing else is carried over.
   *
   * @throws RequestRefused if a parameter is there twice (RFC 6749, section 3.1), too long, or not
   *     a plain text
   */
  static String withAnswer(String callback, MultiMap answer) {
    StringJoiner query = new StringJoiner("&", callback + "?", "").setEmptyValue(callback);
    for (Parameter parameter : PARAMETERS) {
      List<String> values = answer.getAll(parameter.name());
      if (!values.isEmpty()) {
        query.add(parameter.name() + "=" + encoded(parameter, values));
      }
    }
    return query.toString();
  }

  private static String encoded(Parameter parameter, List<String> values) {
    String value = values.getFirst();
    if (values.size() > 1
        || value.length() > parameter.maxLength()
        || !TEXT.matcher(value).matches()) {
      throw new RequestRefused(
          ProblemType.INVALID_LOGIN_ANSWER,
          "'" + parameter.name() + "' must be there once, and be a short text.");
    }
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
