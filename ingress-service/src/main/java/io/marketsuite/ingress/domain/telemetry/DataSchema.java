package io.marketsuite.ingress.domain.telemetry;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The schema of each event type's data. Fields outside of it are refused: they could carry personal
 * data that erasure would not find.
 */
final class DataSchema {
  static final String TENANT = "tenant_id";
  static final String FEATURE = "feature_id";
  static final String USER = "user_id";

  private static final Set<String> COMMON = Set.of(TENANT, FEATURE, USER);
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.:-]{0,127}");
  private static final Pattern PAGE = Pattern.compile("[\\x21-\\x7E]{1,256}");
  private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private DataSchema() {}

  /** A sentence about what is wrong; empty if nothing is. */
  static Optional<String> fault(TelemetryType type, Map<?, ?> data) {
    Set<String> own = fields(type);
    for (Object field : data.keySet()) {
      if (!own.contains(field) && !COMMON.contains(field)) {
        return Optional.of("The data holds a field that its type does not have.");
      }
    }
    return switch (type) {
      case ACTIVITY -> text(data, "action", NAME, true);
      case USAGE -> usageFault(data);
      case PAGE -> text(data, "page", PAGE, false);
    };
  }

  private static Set<String> fields(TelemetryType type) {
    return switch (type) {
      case ACTIVITY -> Set.of("action");
      case USAGE -> Set.of("dimension", "quantity", "amount", "currency");
      case PAGE -> Set.of("page");
    };
  }

  private static Optional<String> usageFault(Map<?, ?> data) {
    if (data.containsKey("amount") != data.containsKey("currency")) {
      return Optional.of("The data's 'amount' and 'currency' only go together.");
    }
    return text(data, "dimension", NAME, true)
        .or(() -> quantityFault(data.get("quantity")))
        .or(() -> text(data, "amount", AMOUNT, false))
        .or(() -> text(data, "currency", CURRENCY, false));
  }

  private static Optional<String> quantityFault(Object quantity) {
    boolean whole =
        switch (quantity) {
          case Integer i -> i >= 0;
          case Long l -> l >= 0;
          case BigInteger big -> big.signum() >= 0 && big.bitLength() < Long.SIZE;
          case null, default -> false;
        };
    return whole
        ? Optional.empty()
        : Optional.of("The data's 'quantity' must be a whole number from 0.");
  }

  private static Optional<String> text(
      Map<?, ?> data, String field, Pattern form, boolean required) {
    if (!required && !data.containsKey(field)) {
      return Optional.empty();
    }
    return data.get(field) instanceof String text && form.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("The data's '" + field + "' is missing or has not the form it must have.");
  }
}
