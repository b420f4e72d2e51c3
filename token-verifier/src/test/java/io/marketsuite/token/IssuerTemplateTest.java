package io.marketsuite.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step 3: only the text that a listed host and an accepted realm make is an issuer. */
class IssuerTemplateTest {
  private final IssuerTemplate issuers = Verifying.config().build().issuers();

  @ParameterizedTest(name = "{0}: {1} → {2}")
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      delimiter = '|',
      value = {
        "a host that is not listed|https://id-9.carerix.io/auth/realms/acme|ISSUER_UNLISTED",
        "a suffixed host|https://id.carerix.io.evil.com/auth/realms/acme|ISSUER_UNLISTED",
        "a prefixed host|https://evil-id.carerix.io/auth/realms/acme|ISSUER_UNLISTED",
        "a host with a dot behind it|https://id.carerix.io./auth/realms/acme|ISSUER_UNLISTED",
        "a sub-domain|https://x.id.carerix.io/auth/realms/acme|ISSUER_UNLISTED",
        "http|http://id.carerix.io/auth/realms/acme|ISSUER_UNLISTED",
        "the default port|https://id.carerix.io:443/auth/realms/acme|ISSUER_UNLISTED",
        "another port|https://id.carerix.io:8443/auth/realms/acme|ISSUER_UNLISTED",
        "an upper-case host|https://ID.carerix.io/auth/realms/acme|ISSUER_FORM",
        "an upper-case scheme|HTTPS://id.carerix.io/auth/realms/acme|ISSUER_FORM",
        "user information|https://a@id.carerix.io/auth/realms/acme|ISSUER_FORM",
        "a host as user information|https://id.carerix.io@evil.com/auth/realms/acme|ISSUER_FORM",
        "a backslash|https://evil.com\\id.carerix.io/auth/realms/acme|ISSUER_FORM",
        "an encoded slash|https://id.carerix.io/auth/realms/acme%2fx|ISSUER_FORM",
        "an encoded letter|https://id.carerix.io/auth/realms/%61cme|ISSUER_FORM",
        "a query|https://id.carerix.io/auth/realms/acme?x=1|ISSUER_FORM",
        "a fragment|https://id.carerix.io/auth/realms/acme#x|ISSUER_FORM",
        "a trailing slash|https://id.carerix.io/auth/realms/acme/|ISSUER_FORM",
        "two slashes|https://id.carerix.io//auth/realms/acme|ISSUER_FORM",
        "a slash before the realm|https://id.carerix.io/auth/realms//acme|ISSUER_FORM",
        "no realm|https://id.carerix.io/auth/realms/|ISSUER_FORM",
        "a space behind|https://id.carerix.io/auth/realms/acme |ISSUER_FORM",
        "a space before| https://id.carerix.io/auth/realms/acme|ISSUER_FORM",
        "another path|https://id.carerix.io/realms/acme|ISSUER_FORM",
        "a non-ASCII host|https://id.cärerix.io/auth/realms/acme|ISSUER_FORM",
        "nothing||ISSUER_FORM",
        "one more path element|https://id.carerix.io/auth/realms/acme/x|REALM",
        "dots|https://id.carerix.io/auth/realms/..|REALM",
        "dots within|https://id.carerix.io/auth/realms/../realms/acme|REALM",
        "the path twice|https://id.carerix.io/auth/realms/a/auth/realms/b|REALM",
        "an upper-case realm|https://id.carerix.io/auth/realms/Acme|REALM",
        "a realm that begins with a hyphen|https://id.carerix.io/auth/realms/-acme|REALM",
        "master on another listed host|https://id-2.carerix.io/auth/realms/master|MASTER_REALM",
        "Master on the master host|https://id.carerix.io/auth/realms/Master|MASTER_REALM",
      })
  void refuses(String what, String issuer, RefusalReason reason) {
    String text = issuer == null ? "" : issuer;

    Refusal refusal = catchThrowableOfType(Refusal.class, () -> issuers.match(text));

    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(issuers.resolve(text)).isEmpty();
  }

  @Test
  void refuses_a_newline_that_a_careless_pattern_would_let_through() {
    assertThat(issuers.resolve("https://id.carerix.io/auth/realms/acme\n")).isEmpty();
  }

  @Test
  void rebuilds_the_urls_of_a_listed_issuer() {
    IssuerUrls acme = issuers.resolve("https://id-2.carerix.io/auth/realms/acme").orElseThrow();

    assertThat(acme.host()).isEqualTo(IssuerHost.of("id-2.carerix.io"));
    assertThat(acme.realm()).isEqualTo("acme");
    assertThat(acme.tokenEndpoint())
        .hasToString("https://id-2.carerix.io/auth/realms/acme/protocol/openid-connect/token");
    assertThat(acme.jwks())
        .hasToString("https://id-2.carerix.io/auth/realms/acme/protocol/openid-connect/certs");
  }

  @Test
  void a_careless_realm_pattern_cannot_let_structure_in() {
    IssuerTemplate anything = Verifying.config().realmPattern(".*").build().issuers();

    assertThat(anything.resolve("https://id.carerix.io/auth/realms/Acme")).isPresent();
    assertThat(anything.resolve("https://id.carerix.io/auth/realms/..")).isEmpty();
    assertThat(anything.resolve("https://id.carerix.io/auth/realms/a/b")).isEmpty();
    assertThat(anything.resolve("https://id.carerix.io/auth/realms/a%2fb")).isEmpty();
  }

  @Test
  void the_master_issuer_is_known_even_if_its_host_is_not_listed_for_tenants() {
    IssuerTemplate one =
        Verifying.config().hosts(java.util.Set.of("id-2.carerix.io")).build().issuers();

    assertThat(one.resolve(Tokens.MASTER_ISSUER)).contains(one.master());
    assertThat(one.resolve("https://id.carerix.io/auth/realms/acme")).isEmpty();
  }
}
