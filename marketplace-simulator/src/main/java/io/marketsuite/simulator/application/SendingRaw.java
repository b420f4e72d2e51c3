package io.marketsuite.simulator.application;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.simulator.application.Sending.Delivery;
import io.marketsuite.simulator.application.Sending.Letter;
import io.marketsuite.simulator.domain.Manifest;

/**
 * For tests: sends what the marketplace itself would not, or sends again what it has sent. Changes
 * no status.
 */
public final class SendingRaw {
  private final Catalogue catalogue;
  private final TokenDesk tokens;
  private final Sending sending;
  private final Endpoints endpoints;

  public SendingRaw(Catalogue catalogue, TokenDesk tokens, Sending sending, Endpoints endpoints) {
    this.catalogue = catalogue;
    this.tokens = tokens;
    this.sending = sending;
    this.endpoints = endpoints;
  }

  /** What came back; {@code httpStatus} is null when nothing did. */
  public record Result(
      long logId,
      Integer httpStatus,
      String detail,
      String commandId,
      long latencyMs,
      String responseBody) {}

  /**
   * Sends a JSON body.
   *
   * @throws Problem not found, for the realm or the manifest
   */
  public Result send(String realm, String featureId, JsonNode body, TokenDesk.Wish wish) {
    Manifest manifest = catalogue.require(featureId);
    String token = tokens.mint(realm, wish).accessToken();
    String kind = Text.plain(body.path("_kind").asText(""));
    return result(
        sending.sendRaw(
            Letter.of(realm, manifest, endpoints.management(manifest), token, body, kind), null));
  }

  /**
   * Sends any text.
   *
   * @throws Problem not found, for the realm or the manifest
   */
  public Result sendText(
      String realm, String featureId, String contentType, String body, TokenDesk.Wish wish) {
    Manifest manifest = catalogue.require(featureId);
    String token = tokens.mint(realm, wish).accessToken();
    return result(
        sending.sendRaw(
            Letter.opaque(
                realm, manifest.id(), endpoints.management(manifest), token, contentType, body),
            null));
  }

  /**
   * Delivers a sent command once more, with the token it had or with a fresh one of the same realm.
   *
   * @throws Problem not found, when it is no longer kept or its realm is gone
   */
  public Result redeliver(long logId, String freshTokenOfRealm) {
    Letter letter = sending.sent(logId);
    Letter again =
        freshTokenOfRealm == null
            ? letter
            : letter.withToken(
                tokens.mint(freshTokenOfRealm, TokenDesk.Wish.usual()).accessToken());
    return result(sending.sendRaw(again, logId));
  }

  private static Result result(Delivery delivery) {
    return new Result(
        delivery.logId(),
        delivery.exchange().httpStatus(),
        delivery.exchange().shown(),
        delivery.exchange().commandId().orElse(null),
        delivery.exchange().latency().toMillis(),
        delivery.exchange().body());
  }
}
