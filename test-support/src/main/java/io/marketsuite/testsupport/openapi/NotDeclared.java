package io.marketsuite.testsupport.openapi;

/** An exchange that the document does not allow; the message says what of it. */
final class NotDeclared extends Exception {
  NotDeclared(String message) {
    super(message);
  }
}
