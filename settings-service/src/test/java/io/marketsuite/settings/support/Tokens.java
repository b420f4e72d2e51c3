package io.marketsuite.settings.support;

import static java.util.stream.Collectors.joining;

import io.marketsuite.testsupport.token.ForgedToken;
import java.time.Instant;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tokens as {@link LocalIdentity} signs them; to be bent with {@link ForgedToken}'s methods. */
public final class Tokens {
  public static final String MARKETPLACE = "features.apps.carerix.io";

  private Tokens() {}

  /** The identity server's base. */
  public static String identity() {
    return ConfigProvider.getConfig().getValue("test.identity", String.class);
  }

  public static String issuer(String realm) {
    return identity() + "/auth/realms/" + realm;
  }

  /** A token of a realm, good for a minute. */
  public static ForgedToken of(String realm) {
    Instant now = Instant.now();
    return ForgedToken.of(PublishedKeys.SIGNING, PublishedKeys.signing().getPrivate())
        .text("iss", issuer(realm))
        .time("iat", now.minusSeconds(5))
        .time("exp", now.plusSeconds(60))
        .text("jti", "trrtcc:" + realm)
        .text("typ", "Bearer");
  }

  /** The marketplace's token for a tenant. */
  public static ForgedToken ofMarketplace(String tenant) {
    return of(tenant).text("azp", MARKETPLACE).text("tenant", tenant);
  }

  /** A token of the operator's issuer. */
  public static ForgedToken ofOperator(String... roles) {
    String groups =
        Stream.of(roles).map(role -> "\"" + role + "\"").collect(joining(",", "[", "]"));
    return of("operator").text("sub", "somebody").claim("groups", groups);
  }
}
