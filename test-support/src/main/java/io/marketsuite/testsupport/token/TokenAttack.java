package io.marketsuite.testsupport.token;

/**
 * Something that must not be let in.
 *
 * @param name what an attacker tries, in words
 * @param authorization the value of the {@code Authorization} header; fit to be sent by any HTTP
 *     client
 */
public record TokenAttack(String name, String authorization) {
  static TokenAttack of(String name, String token) {
    return new TokenAttack(name, "Bearer " + token);
  }

  /** For the name of a parameterized test. */
  @Override
  public String toString() {
    return name;
  }
}
