package io.marketsuite.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Step 3: an accepted issuer is a listed host, the path and a realm, and nothing besides. */
class IssuerTemplateFuzzTest {
  // The widest pattern an operator could write: the guard below it has to hold by itself.
  private static final IssuerTemplate TEMPLATE =
      Verifying.config().realmPattern("(?s).*").build().issuers();

  static Stream<String> seeds() {
    return Stream.of(
        Tokens.TENANT_ISSUER,
        Tokens.MASTER_ISSUER,
        "https://id-2.carerix.io/auth/realms/master",
        "https://id-2.carerix.io/auth/realms/MASTER",
        "https://id-2.carerix.io/auth/realms/a/auth/realms/b",
        "https://id-2.carerix.io@evil.example/auth/realms/a",
        "https://id-2.carerix.io:443/auth/realms/a",
        "https://id-2.carerix.io.evil.example/auth/realms/a",
        "https://id-2.carerix.io/auth/realms/../a",
        "https://id-2.carerix.io/auth/realms/a%2fb",
        "https://id-2.carerix.io/auth/realms/a?b#c",
        "HTTPS://id-2.carerix.io/auth/realms/a",
        "https://id-2.carerix.io/auth/realms/a.b-c_D9");
  }

  @MethodSource("seeds")
  @FuzzTest
  void an_accepted_issuer_is_made_of_a_listed_host_the_path_and_a_realm(@NotNull String issuer) {
    Optional<IssuerUrls> accepted = TEMPLATE.resolve(issuer);

    accepted.ifPresent(
        urls -> {
          assertThat(urls.host()).isIn(TEMPLATE.hosts());
          assertThat(issuer).isEqualTo(urls.host().base() + "/auth/realms/" + urls.realm());
          assertThat(urls.realm()).matches("[A-Za-z0-9._-]{1,128}").doesNotStartWith(".");
          assertThat(urls.realm().equalsIgnoreCase("master"))
              .isEqualTo(issuer.equals(Tokens.MASTER_ISSUER));
          assertReachesOnly(urls, urls.jwks());
          assertReachesOnly(urls, urls.tokenEndpoint());
        });
  }

  private static void assertReachesOnly(IssuerUrls urls, URI address) {
    assertThat(address.getScheme() + "://" + address.getRawAuthority())
        .isEqualTo(urls.host().base());
    assertThat(address.normalize()).isEqualTo(address);
    assertThat(address.getRawPath())
        .startsWith("/auth/realms/" + urls.realm() + "/protocol/openid-connect/");
    assertThat(address.getRawQuery()).isNull();
    assertThat(address.getRawFragment()).isNull();
  }
}
