package io.marketsuite.operator;

import io.smallrye.jwt.auth.principal.ParseException;

/** A token that is not believed. Carries the reason and nothing of the token. */
final class RefusedToken extends ParseException {
  private final TokenRefusal refusal;

  RefusedToken(TokenRefusal refusal) {
    super(refusal.label());
    this.refusal = refusal;
  }

  TokenRefusal refusal() {
    return refusal;
  }
}
