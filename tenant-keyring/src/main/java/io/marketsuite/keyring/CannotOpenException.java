package io.marketsuite.keyring;

/**
 * Something sealed, wrapped or encrypted does not open: wrong key, wrong scope or field, altered,
 * or not of that form. Deliberately one exception without a cause: which of these it was helps
 * nobody but an attacker, and a cause could quote its input. Retrying does not help.
 */
public final class CannotOpenException extends RuntimeException {

  CannotOpenException(String what) {
    super(what + " does not open with this key in this context");
  }
}
