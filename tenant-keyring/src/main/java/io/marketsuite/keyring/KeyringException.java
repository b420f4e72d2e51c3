package io.marketsuite.keyring;

/** A key file cannot be used, or the cryptographic library refuses to work. For operators. */
public final class KeyringException extends RuntimeException {

  KeyringException(String sentence) {
    super(sentence);
  }

  KeyringException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
