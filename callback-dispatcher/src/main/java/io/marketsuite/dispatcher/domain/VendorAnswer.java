package io.marketsuite.dispatcher.domain;

import java.util.Optional;

/**
 * What the vendor's hook answered at once.
 *
 * @param detail a sentence for an administrator, cut to {@value #MAX_DETAIL} characters
 */
public record VendorAnswer(boolean succeeded, Optional<String> detail) {
  /** The longest detail that is kept, in characters. */
  public static final int MAX_DETAIL = 500;

  public VendorAnswer {
    detail = detail.map(text -> text.length() > MAX_DETAIL ? text.substring(0, MAX_DETAIL) : text);
  }
}
