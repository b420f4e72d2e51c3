package io.marketsuite.ingress.support;

import io.marketsuite.testsupport.tokens.ForgedToken;
import io.marketsuite.testsupport.tokens.TestIdentity;
import io.marketsuite.testsupport.tokens.TestIdentity.Server;
import java.util.List;

/** The good tokens that the ingress sees. */
public final class Issuer {
  /** The marketplace's client. */
  public static final String MARKETPLACE = "features.apps.carerix.io";

  private Issuer() {}

  /** The identity servers to list. */
  public static List<String> hosts() {
    return List.of(TestIdentity.base(Server.FIRST), TestIdentity.base(Server.SECOND));
  }

  /** The issuer of a realm. */
  public static String of(String realm) {
    return TestIdentity.issuer(realm);
  }

  /** The marketplace's token for a tenant. */
  public static String tenantToken(String realm) {
    return clientToken(realm, MARKETPLACE);
  }

  /** A token of a feature's own client at a tenant. */
  public static String clientToken(String realm, String clientId) {
    return ForgedToken.of(realm, clientId)
        .claim("jti", ForgedToken.text("token-canary-" + realm))
        .build();
  }

  /** The marketplace's master token. */
  public static String masterToken() {
    return ForgedToken.of("master", MARKETPLACE).without("tenant").build();
  }
}
