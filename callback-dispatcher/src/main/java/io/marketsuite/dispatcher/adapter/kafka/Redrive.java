package io.marketsuite.dispatcher.adapter.kafka;

import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.dispatcher.domain.History;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * A request that an operator put back at the end of its key's lane; it stands in the record's
 * headers.
 *
 * @param at from when on it is tried again, for as long as a new one
 * @param history what was tried before
 */
public record Redrive(Instant at, History history) {
  private static final String AT = "redriven.at";
  private static final String ATTEMPTS = "redriven.attempts";
  private static final String OUTCOME_UNKNOWN = "redriven.outcome-unknown";

  /** Writes it to a record's headers. */
  public void writeTo(Headers headers) {
    add(headers, AT, at.toString());
    add(headers, ATTEMPTS, Integer.toString(history.attempts()));
    add(headers, OUTCOME_UNKNOWN, Boolean.toString(history.outcomeUnknown()));
  }

  /**
   * Reads it, if the record has one.
   *
   * @throws UnreadableRecordException if its headers are not what they should be
   */
  static Optional<Redrive> of(Headers headers) {
    return text(headers, AT).map(at -> read(headers, at));
  }

  private static Redrive read(Headers headers, String at) {
    try {
      int attempts = Integer.parseInt(text(headers, ATTEMPTS).orElse("0"));
      boolean unknown = Boolean.parseBoolean(text(headers, OUTCOME_UNKNOWN).orElse("false"));
      return new Redrive(
          Instant.parse(at), new History(attempts, unknown, false, Optional.empty()));
    } catch (DateTimeException | NumberFormatException _) {
      throw new UnreadableRecordException("the redrive headers are not readable");
    }
  }

  private static Optional<String> text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
