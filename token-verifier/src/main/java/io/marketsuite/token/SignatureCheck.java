package io.marketsuite.token;

/** Checks a signature. Implementations are safe for use by several threads and do no I/O. */
@FunctionalInterface
public interface SignatureCheck {

  /**
   * Whether this key made the signature of the token, under the key's own algorithm and no other.
   * Whatever goes wrong is {@code false}.
   *
   * @param compactToken three canonical base64url parts; its header was checked before
   */
  boolean holds(SigningKey key, String compactToken);
}
