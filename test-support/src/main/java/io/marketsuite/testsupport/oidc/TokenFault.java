package io.marketsuite.testsupport.oidc;

import io.marketsuite.testsupport.token.ForgedToken;
import io.marketsuite.testsupport.token.TestKeys;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** What is wrong with an ID token that the provider hands out. */
public enum TokenFault {
  NONE(token -> token),
  WRONG_NONCE(token -> token.text("nonce", "another-login")),
  NO_NONCE(token -> token.without("nonce")),
  WRONG_AUDIENCE(token -> token.text("aud", "another-client")),
  WRONG_ISSUER(token -> token.text("iss", "http://localhost:1/realms/operator")),
  EXPIRED(
      token ->
          token
              .time("iat", Instant.now().minusSeconds(900))
              .time("exp", Instant.now().minusSeconds(600))),
  FOREIGN_KEY(token -> token.signedBy(TestKeys.rsa("foreign-oidc-provider").getPrivate()));

  private final UnaryOperator<ForgedToken> bending;

  TokenFault(UnaryOperator<ForgedToken> bending) {
    this.bending = bending;
  }

  ForgedToken bend(ForgedToken token) {
    return bending.apply(token);
  }
}
