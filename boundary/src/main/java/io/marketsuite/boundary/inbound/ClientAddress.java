package io.marketsuite.boundary.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose request it is, where proxies stand in between. Each proxy appends to {@code
 * X-Forwarded-For} whom it was called by; everything left of what a trusted proxy wrote may be
 * invented by the caller. So the header is walked from the right, and only as long as the one who
 * wrote an element is trusted. Without a trusted peer it is not looked at.
 */
public final class ClientAddress {
  // Some load balancers append the port: 192.0.2.1:443, [2001:db8::1]:443.
  private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]*)](?::[0-9]{1,5})?");
  private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+):[0-9]{1,5}");

  private ClientAddress() {}

  /**
   * The nearest address that is not a trusted proxy's.
   *
   * @param peer who holds the connection
   * @param forwardedFor every {@code X-Forwarded-For} line, in the order they were sent
   * @param trustedProxies whose word on the caller's address is taken
   * @return empty if a trusted proxy passed on an element that is no address; a request whose
   *     elements all are trusted proxies' is the leftmost one's own
   */
  public static Optional<IpAddress> of(
      IpAddress peer, List<String> forwardedFor, List<AddressRange> trustedProxies) {
    IpAddress caller = peer;
    for (String element : elements(forwardedFor).reversed()) {
      if (!isTrusted(caller, trustedProxies)) {
        return Optional.of(caller);
      }
      Optional<IpAddress> named = address(element);
      if (named.isEmpty()) {
        return Optional.empty();
      }
      caller = named.get();
    }
    return Optional.of(caller);
  }

  private static boolean isTrusted(IpAddress address, List<AddressRange> trustedProxies) {
    return trustedProxies.stream().anyMatch(range -> range.contains(address));
  }

  private static List<String> elements(List<String> lines) {
    List<String> elements = new ArrayList<>();
    for (String line : lines) {
      elements.addAll(List.of(line.split(",", -1)));
    }
    return elements;
  }

  private static Optional<IpAddress> address(String element) {
    String text = element.strip();
    Matcher brackets = BRACKETS.matcher(text);
    if (brackets.matches()) {
      return Optional.of(brackets.group(1))
          .filter(v6 -> v6.contains(":"))
          .flatMap(IpAddress::parse);
    }
    Matcher withPort = WITH_PORT.matcher(text);
    return IpAddress.parse(withPort.matches() ? withPort.group(1) : text);
  }
}
