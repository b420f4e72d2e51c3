package io.marketsuite.boundary.inbound;

import java.util.List;
import java.util.Optional;

/**
 * Who may call, by address. A second wall behind the token, for those who want it: without a list
 * everybody may call. Immutable.
 *
 * @param trustedProxies whose {@code X-Forwarded-For} is believed
 * @param allowed who may call; empty means everybody
 */
public record SourceRules(List<AddressRange> trustedProxies, List<AddressRange> allowed) {

  public SourceRules {
    trustedProxies = List.copyOf(trustedProxies);
    allowed = List.copyOf(allowed);
  }

  /** What comes of a request, as a closed set. */
  public enum Verdict {
    ALLOWED,
    /** The caller's address is not on the list. */
    NOT_LISTED,
    /** It cannot be told who calls. */
    UNKNOWN_SOURCE
  }

  /**
   * Judges a request.
   *
   * @param peer who holds the connection; empty if that is no IP address
   * @param forwardedFor every {@code X-Forwarded-For} line, in the order they were sent
   */
  public Verdict judge(Optional<IpAddress> peer, List<String> forwardedFor) {
    if (allowed.isEmpty()) {
      return Verdict.ALLOWED;
    }
    return peer.flatMap(address -> ClientAddress.of(address, forwardedFor, trustedProxies))
        .map(caller -> isListed(caller) ? Verdict.ALLOWED : Verdict.NOT_LISTED)
        .orElse(Verdict.UNKNOWN_SOURCE);
  }

  private boolean isListed(IpAddress caller) {
    return allowed.stream().anyMatch(range -> range.contains(caller));
  }
}
