package io.marketsuite.dispatcher.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");

  @ParameterizedTest(name = "{0} asks to wait {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "120                             | PT2M",
        "0                               | PT0S",
        "' 7 '                           | PT7S",
        "99999999999999999999            | PT277777H46M39S",
        "Sun, 06 Nov 1994 08:49:37 GMT   | PT37S",
        "Sun, 06 Nov 1994 08:48:00 GMT   | PT0S",
        "Sun Nov  6 08:49:37 1994        | PT37S",
      })
  void seconds_and_dates_are_understood(String header, Duration wait) {
    assertThat(RetryAfter.parse(Optional.of(header), NOW)).contains(wait);
  }

  @Test
  void the_obsolete_form_with_two_digits_for_the_year_is_understood() {
    Instant now = Instant.parse("2026-01-02T12:00:00Z");
    assertThat(RetryAfter.parse(Optional.of("Friday, 02-Jan-26 12:00:30 GMT"), now))
        .contains(Duration.ofSeconds(30));
  }

  @ParameterizedTest(name = "\"{0}\" asks for nothing")
  @ValueSource(strings = {"", "soon", "-5", "1.5", "Sun, 99 Nov 1994 08:49:37 GMT"})
  void anything_else_asks_for_nothing(String header) {
    assertThat(RetryAfter.parse(Optional.of(header), NOW)).isEmpty();
  }

  @Test
  void an_absent_header_asks_for_nothing() {
    assertThat(RetryAfter.parse(Optional.empty(), NOW)).isEmpty();
  }
}
