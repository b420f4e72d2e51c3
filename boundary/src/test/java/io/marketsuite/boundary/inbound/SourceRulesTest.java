package io.marketsuite.boundary.inbound;

import static io.marketsuite.boundary.inbound.SourceRules.Verdict.ALLOWED;
import static io.marketsuite.boundary.inbound.SourceRules.Verdict.NOT_LISTED;
import static io.marketsuite.boundary.inbound.SourceRules.Verdict.UNKNOWN_SOURCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.marketsuite.boundary.inbound.SourceRules.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The proxies are 10.0.0.0/8 and fd00::/8; the marketplace is 192.0.2.0/24 and 2001:db8::/32. */
class SourceRulesTest {
  private static final String LISTED = "192.0.2.10";
  private static final String PROXY = "10.0.0.1";
  private static final String FOREIGN = "203.0.113.5";

  private static List<AddressRange> ranges(String... texts) {
    return Stream.of(texts).map(AddressRange::of).toList();
  }

  private static Verdict judge(String peer, String... forwardedFor) {
    return new SourceRules(
            ranges("10.0.0.0/8", "fd00::/8"), ranges("192.0.2.0/24", "2001:db8::/32"))
        .judge(IpAddress.parse(peer), List.of(forwardedFor));
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments("directly", ALLOWED, LISTED, List.of()),
        arguments("directly over IPv6", ALLOWED, "2001:db8::5", List.of()),
        arguments("directly, as a mapped address", ALLOWED, "::ffff:192.0.2.10", List.of()),
        arguments("directly, from elsewhere", NOT_LISTED, FOREIGN, List.of()),
        arguments("from elsewhere, with an invented header", NOT_LISTED, FOREIGN, List.of(LISTED)),
        arguments("listed, with a header about others", ALLOWED, LISTED, List.of(FOREIGN)),
        arguments("listed, with a header that is nonsense", ALLOWED, LISTED, List.of("nonsense")),
        arguments("through a proxy", ALLOWED, PROXY, List.of(LISTED)),
        arguments("through a proxy over IPv6", ALLOWED, "fd00::1", List.of("2001:db8::5")),
        arguments("through two proxies", ALLOWED, PROXY, List.of(LISTED + ", 10.9.9.9")),
        arguments("through two, two lines", ALLOWED, PROXY, List.of(LISTED, "10.9.9.9")),
        arguments("from elsewhere through a proxy", NOT_LISTED, PROXY, List.of(FOREIGN)),
        arguments(
            "from elsewhere, with an invented first element",
            NOT_LISTED,
            PROXY,
            List.of(LISTED + "," + FOREIGN)),
        arguments(
            "from elsewhere, with an invented line before",
            NOT_LISTED,
            PROXY,
            List.of(LISTED, FOREIGN)),
        arguments(
            "from elsewhere, with an invented proxy",
            NOT_LISTED,
            PROXY,
            List.of(LISTED + ",10.0.0.2," + FOREIGN)),
        arguments(
            "listed, with nonsense further left",
            ALLOWED,
            PROXY,
            List.of("nonsense, <script>, " + LISTED)),
        arguments("with a port", ALLOWED, PROXY, List.of(LISTED + ":54321")),
        arguments("in brackets", ALLOWED, PROXY, List.of("[2001:db8::5]")),
        arguments("in brackets with a port", ALLOWED, PROXY, List.of("[2001:db8::5]:443")),
        arguments("a mapped element", ALLOWED, PROXY, List.of("::ffff:192.0.2.10")),
        arguments("the proxy itself", NOT_LISTED, PROXY, List.of()),
        arguments("proxies alone", NOT_LISTED, PROXY, List.of("10.0.0.3,10.0.0.2")),
        arguments("nonsense by a proxy", UNKNOWN_SOURCE, PROXY, List.of("nonsense")),
        arguments("an empty header", UNKNOWN_SOURCE, PROXY, List.of("")),
        arguments("an empty last element", UNKNOWN_SOURCE, PROXY, List.of(LISTED + ",")),
        arguments("nonsense on the right", UNKNOWN_SOURCE, PROXY, List.of(LISTED + ", unknown")),
        arguments("an IPv4 address in brackets", UNKNOWN_SOURCE, PROXY, List.of("[192.0.2.10]")),
        arguments(
            "an IPv4 address in brackets with a port",
            UNKNOWN_SOURCE,
            PROXY,
            List.of("[192.0.2.10]:80")),
        arguments("a name", UNKNOWN_SOURCE, PROXY, List.of("localhost")),
        arguments("a zone", UNKNOWN_SOURCE, PROXY, List.of("fe80::1%eth0")),
        arguments("a leading zero", UNKNOWN_SOURCE, PROXY, List.of("192.0.2.010")),
        arguments("no IP address", UNKNOWN_SOURCE, "no address", List.of(LISTED)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("requests")
  void a_request_comes(String how, Verdict verdict, String peer, List<String> forwardedFor) {
    assertThat(judge(peer, forwardedFor.toArray(String[]::new))).isEqualTo(verdict);
  }

  @Test
  void without_a_list_everybody_may_call() {
    SourceRules open = new SourceRules(ranges("10.0.0.0/8"), List.of());

    assertThat(open.judge(IpAddress.parse(PROXY), List.of("nonsense"))).isEqualTo(ALLOWED);
    assertThat(open.judge(Optional.empty(), List.of())).isEqualTo(ALLOWED);
  }

  @Test
  void without_trusted_proxies_the_header_counts_for_nothing() {
    SourceRules direct = new SourceRules(List.of(), ranges("192.0.2.0/24"));

    assertThat(direct.judge(IpAddress.parse(PROXY), List.of(LISTED))).isEqualTo(NOT_LISTED);
  }
}
