package io.marketsuite.lifecycle.adapter.http;

import io.marketsuite.boundary.rest.Problem;
import jakarta.ws.rs.core.Response;

/** Every refusal that the processor makes by itself: a closed set of types. */
final class Problems {
  private static final int SOON = 2;

  private Problems() {}

  static Response malformedRequest(String detail) {
    return Problem.of(400, "malformed-request", "Malformed request", detail).response();
  }

  static Response unknownStatus() {
    return Problem.of(400, "unknown-status", "Unknown status", "No feature has such a status.")
        .response();
  }

  static Response malformedParameter(String detail) {
    return Problem.of(400, "malformed-parameter", "Malformed parameter", detail).response();
  }

  static Response malformedResult(String detail) {
    return Problem.of(400, "malformed-result", "Malformed result", detail).response();
  }

  static Response malformedOrder(String detail) {
    return Problem.of(400, "malformed-order", "Malformed order", detail).response();
  }

  static Response invalidOrder(String detail) {
    return Problem.of(422, "invalid-order", "Invalid order", detail).response();
  }

  static Response ordersUnavailable() {
    return Problem.of(
            503,
            "orders-unavailable",
            "Orders cannot be taken",
            "Nothing was ordered: Kafka, PostgreSQL or the keyring is away, or too many orders are"
                + " under way. Please try again later.")
        .retryAfter(SOON);
  }

  static Response unknownFeature() {
    return Problem.of(
            404,
            "unknown-feature",
            "Unknown feature",
            "Nothing is known of this feature and tenant.")
        .response();
  }

  static Response notActive() {
    return Problem.of(
            404, "not-active", "Not active", "The feature is not activated for this tenant.")
        .response();
  }

  static Response logUnavailable() {
    return Problem.of(
            503, "log-unavailable", "Not recorded", "The result was not recorded; send it again.")
        .retryAfter(SOON);
  }

  static Response stateRestoring() {
    return Problem.of(
            503,
            "state-restoring",
            "State is being restored",
            "The state is being restored; try again.")
        .retryAfter(SOON);
  }

  static Response ownerUnreachable() {
    return Problem.of(
            503,
            "owner-unreachable",
            "Not known here",
            "Another instance holds this feature's state and gave no answer; try again.")
        .retryAfter(SOON);
  }

  static Response timelineUnavailable() {
    return Problem.of(
            503,
            "timeline-unavailable",
            "The timeline is not there",
            "The database with the timeline does not answer; commands are decided without it.")
        .retryAfter(SOON);
  }

  static Response internal() {
    return Problem.of(500, "internal-error", "Internal error", "The request could not be answered.")
        .response();
  }
}
