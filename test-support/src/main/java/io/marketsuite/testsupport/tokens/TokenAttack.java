package io.marketsuite.testsupport.tokens;

/**
 * A request's credentials that must not be believed.
 *
 * @param name what is wrong, for the report
 * @param authorization the whole value of the {@code Authorization} header
 * @param mayAskIssuer whether a listed issuer's key set may be fetched because of it: not for what
 *     can be seen from the text alone
 */
public record TokenAttack(String name, String authorization, boolean mayAskIssuer) {

  /** Wrong by its text alone: no keys are needed to refuse it. */
  static TokenAttack text(String name, String token) {
    return new TokenAttack(name, "Bearer " + token, false);
  }

  /** Wrong by its signature or key, which the issuer's key set tells. */
  static TokenAttack key(String name, String token) {
    return new TokenAttack(name, "Bearer " + token, true);
  }

  @Override
  public String toString() {
    // Not the token: reports are kept.
    return name;
  }
}
