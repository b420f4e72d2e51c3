package io.marketsuite.dispatcher.domain;

import io.marketsuite.contracts.lifecycle.CallbackEnding;
import java.util.Optional;

/**
 * How a delivery ends.
 *
 * @param ending the one named way
 * @param answer what the vendor's hook said, where it said something final
 */
public record Conclusion(CallbackEnding ending, Optional<VendorAnswer> answer) {

  /** An ending without any answer of a vendor. */
  public static Conclusion of(CallbackEnding ending) {
    return new Conclusion(ending, Optional.empty());
  }
}
