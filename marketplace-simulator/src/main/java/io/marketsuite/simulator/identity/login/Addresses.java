package io.marketsuite.simulator.identity.login;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts parameters behind a registered address; each is encoded, so that none can add another. */
final class Addresses {
  private Addresses() {}

  static String with(String address, Map<String, String> parameters) {
    if (parameters.isEmpty()) {
      return address;
    }
    String query =
        parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return address + (address.contains("?") ? "&" : "?") + query;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
