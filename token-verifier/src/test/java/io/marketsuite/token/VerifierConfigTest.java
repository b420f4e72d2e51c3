package io.marketsuite.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.token.carerix.CarerixTokens;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierConfigTest {

  @Test
  void defaults_are_the_closed_ones() {
    VerifierConfig config = CarerixTokens.config().hosts(Set.of("id.carerix.io")).build();

    assertThat(config.hosts()).containsExactly(new IssuerHost("https://id.carerix.io"));
    assertThat(config.masterIssuer()).isEqualTo("https://id.carerix.io/auth/realms/master");
    assertThat(config.marketplaceClient()).isEqualTo("features.apps.carerix.io");
    assertThat(config.algorithms()).containsExactly(SigningAlgorithm.RS256);
    assertThat(config.skew()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.maxTokenChars()).isEqualTo(8192);
    assertThat(config.tenantClaim()).isEqualTo(VerifierConfig.TenantClaim.EQUALS_REALM);
    assertThat(config.dangerouslyAllowInsecureHosts()).isFalse();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        row("no hosts", config -> config.hosts(Set.of())),
        row("http", config -> config.hosts(Set.of("http://id.carerix.io"))),
        row("a port", config -> config.hosts(Set.of("https://id.carerix.io:8443"))),
        row(
            "http master",
            config -> config.masterIssuer("http://id.carerix.io/auth/realms/master")),
        row("a master without a realm", config -> config.masterIssuer("https://id.carerix.io")),
        row(
            "a master with a longer path",
            config -> config.masterIssuer("https://id.carerix.io/auth/realms/a/b")),
        row("no algorithm", config -> config.algorithms(Set.of())),
        row("121 s skew", config -> config.skew(Duration.ofSeconds(121))),
        row("negative skew", config -> config.skew(Duration.ofSeconds(-1))),
        row("no client", config -> config.marketplaceClient(" ")),
        row("a broken pattern", config -> config.realmPattern("[")),
        row("no room for a token", config -> config.maxTokenChars(10)));
  }

  private static Arguments row(String what, UnaryOperator<VerifierConfigBuilder> change) {
    return Arguments.of(what, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refused(String what, UnaryOperator<VerifierConfigBuilder> change) {
    VerifierConfigBuilder config = change.apply(Verifying.config());

    assertThatThrownBy(config::build).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_local_stack_may_use_plain_hosts_with_ports_if_it_says_so() {
    VerifierConfig config =
        CarerixTokens.config()
            .hosts(Set.of("http://localhost:8091", "http://localhost:8092"))
            .masterIssuer("http://localhost:8091/auth/realms/master")
            .dangerouslyAllowInsecureHosts(true)
            .build();

    assertThat(config.issuers().resolve("http://localhost:8092/auth/realms/acme"))
        .map(IssuerUrls::jwks)
        .hasToString(
            "Optional[http://localhost:8092/auth/realms/acme/protocol/openid-connect/certs]");
    assertThat(config.issuers().resolve("http://localhost:8093/auth/realms/acme")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ID.carerix.io",
        "https://",
        "https://id.carerix.io/",
        "https://id.carerix.io/auth",
        "https://a@id.carerix.io",
        "https://id..carerix.io",
        "https://id.carerix.io.",
        "https://*.carerix.io",
        "https://id.carerix.io:0",
        "https://[::1]",
        "ftp://id.carerix.io",
        "https://id.carerix.io\n",
        "https://id .carerix.io"
      })
  void an_entry_that_is_not_one_host_is_refused(String entry) {
    assertThatThrownBy(() -> IssuerHost.of(entry)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_reason_has_a_label_of_its_own() {
    assertThat(Stream.of(RefusalReason.values()).map(RefusalReason::label))
        .doesNotHaveDuplicates()
        .allMatch(label -> label.matches("[a-z_]+"));
  }
}
