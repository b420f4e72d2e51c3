package io.marketsuite.token;

/** What the key cache says to (issuer, kid). */
sealed interface KeyAnswer {

  /** The issuer publishes this key. */
  record Found(SigningKey key) implements KeyAnswer {}

  /** There is no such key, or none could be had. */
  record NotFound(RefusalReason reason) implements KeyAnswer {}
}
