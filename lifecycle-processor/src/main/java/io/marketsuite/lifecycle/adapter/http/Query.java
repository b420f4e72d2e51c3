package io.marketsuite.lifecycle.adapter.http;

import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A request's query, in which nothing is overlooked: a parameter that is not known, comes twice or
 * is not what it should be is refused, since a filter with a slip of the pen would show what was
 * not asked for.
 */
final class Query {
  /** Beyond it nobody means what is written; no database takes it either. */
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private final Map<String, List<String>> parameters;

  private Query(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  /**
   * @throws MalformedParameter if there is another parameter than these, or one of them twice
   */
  static Query of(UriInfo target, String... known) {
    Map<String, List<String>> parameters = target.getQueryParameters();
    for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
      if (!Set.of(known).contains(parameter.getKey())) {
        throw new MalformedParameter(
            "There are no parameters but " + String.join(", ", known) + ".");
      }
      if (parameter.getValue().size() > 1) {
        throw new MalformedParameter("The parameter " + parameter.getKey() + " comes twice.");
      }
    }
    return new Query(parameters);
  }

  Optional<String> text(String name) {
    return parameters.getOrDefault(name, List.of()).stream().findFirst();
  }

  /**
   * @throws MalformedParameter if it is no number from 1 to that
   */
  int limit(int usual, int most) {
    Optional<String> text = text("limit");
    if (text.isEmpty()) {
      return usual;
    }
    if (text.get().matches("[1-9][0-9]{0,5}") && Integer.parseInt(text.get()) <= most) {
      return Integer.parseInt(text.get());
    }
    throw new MalformedParameter("limit is a number from 1 to " + most + ".");
  }

  /**
   * {@code after}, as the page before gave it in {@code next}.
   *
   * @throws MalformedParameter if it is no tenant/featureId
   */
  Optional<Keys> afterKeys() {
    try {
      return text("after").map(Keys::parse);
    } catch (UnreadableRecordException _) {
      throw new MalformedParameter("after is what the page before gave in next.");
    }
  }

  /**
   * {@code after}, as the page before gave it in {@code next}.
   *
   * @throws MalformedParameter if it is no number
   */
  OptionalLong afterNumber() {
    Optional<String> text = text("after");
    if (text.isPresent() && !text.get().matches("[0-9]{1,18}")) {
      throw new MalformedParameter("after is what the page before gave in next.");
    }
    return text.map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  /**
   * A point in time, or how long ago it is.
   *
   * @throws MalformedParameter if it is neither
   */
  Optional<Instant> since(String name, Instant now) {
    return text(name).map(text -> since(name, text, now));
  }

  private static Instant since(String name, String text, Instant now) {
    try {
      Instant since = text.startsWith("P") ? ago(text, now) : Instant.parse(text);
      if (since.isAfter(Instant.EPOCH) && since.isBefore(LAST)) {
        return since;
      }
    } catch (DateTimeException | ArithmeticException _) {
      // Told below.
    }
    throw new MalformedParameter(
        name + " is an instant such as 2026-03-01T12:00:00Z, or how long ago, such as PT1H.");
  }

  private static Instant ago(String text, Instant now) {
    Duration ago = Duration.parse(text);
    if (ago.isNegative()) {
      throw new DateTimeException("that lies ahead");
    }
    return now.minus(ago);
  }
}
