package io.marketsuite.simulator.application;

import io.marketsuite.simulator.domain.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The vendor's two endpoints, seen from the marketplace. */
public interface Vendor {

  /**
   * What came back.
   *
   * @param latency until the answer, or until giving up
   * @param commandId the Command-Id header
   * @param detail the {@code detail} of an application/problem+json body
   * @param body the answer's body, or empty
   */
  record Exchange(
      Answer answer,
      Duration latency,
      Optional<String> commandId,
      Optional<String> detail,
      String body) {

    /** The HTTP status, or null when nothing came. */
    public Integer httpStatus() {
      return switch (answer) {
        case Answer.Replied replied -> replied.status();
        case Answer.Silent silent -> null;
      };
    }

    /** What the administrator is shown: the vendor's detail, or why nothing came; or null. */
    public String shown() {
      return detail.orElseGet(
          () ->
              switch (answer) {
                case Answer.Replied replied -> null;
                case Answer.Silent silent -> silent.why();
              });
    }
  }

  /** Posts a command; never throws for anything the vendor or the network does. */
  Exchange post(URI url, String bearerToken, String contentType, String body);

  /** Reads settings; never throws for anything the vendor or the network does. */
  Exchange get(URI url, String bearerToken);
}
