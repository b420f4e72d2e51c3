package io.marketsuite.simulator.application;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something that happened between marketplace and vendor. Never holds a client secret or the value
 * of a setting declared sensitive. Null means "not known" or "not yet".
 */
public sealed interface LogEntry {

  /** Names it for its whole life; an entry that learns more keeps its id. */
  long id();

  /** When it began. */
  Instant at();

  /** The lower-cased tenant, or empty where none is known. */
  String tenantId();

  /** The feature, or empty where none is known. */
  String featureId();

  /** The kind of entry, for readers of the JSON. */
  @JsonProperty("type")
  default String type() {
    return switch (this) {
      case Command command -> "command";
      case Callback callback -> "callback";
      case SettingsRead read -> "settings_read";
      case StatusChange change -> "status";
      case TokenRequest token -> "token";
    };
  }

  /**
   * A command sent to the vendor.
   *
   * @param kind the {@code _kind}
   * @param body with secrets masked
   * @param duplicateOf the id of the entry this delivery repeats
   * @param raw whether it was sent beside the marketplace's rules
   * @param outcome null until answered
   * @param commandId the Command-Id header of the answer
   * @param detail what the administrator is shown
   */
  record Command(
      long id,
      Instant at,
      String tenantId,
      String featureId,
      String kind,
      String url,
      JsonNode body,
      Long duplicateOf,
      boolean raw,
      String outcome,
      Integer httpStatus,
      Long latencyMs,
      String commandId,
      String detail)
      implements LogEntry {}

  /**
   * A callback received.
   *
   * @param kind the {@code type} parameter as sent
   * @param status the {@code status} parameter as sent
   * @param clientId the verified azp, or empty
   * @param httpStatus what was answered; 0 when the connection was closed instead
   * @param code "accepted", or why not
   * @param duplicate whether the same callback had ended the command before
   * @param early whether it came before the command's answer
   * @param fault whether a failure switch made this answer
   */
  record Callback(
      long id,
      Instant at,
      String tenantId,
      String featureId,
      String kind,
      String status,
      String clientId,
      int httpStatus,
      String code,
      String detail,
      boolean duplicate,
      boolean early,
      boolean fault)
      implements LogEntry {}

  /**
   * Settings fetched because a user logged in.
   *
   * @param httpStatus null when nothing came
   * @param slow whether it took longer than the specification's 500 ms
   */
  record SettingsRead(
      long id,
      Instant at,
      String tenantId,
      String featureId,
      boolean admin,
      Integer httpStatus,
      long latencyMs,
      boolean slow,
      String detail)
      implements LogEntry {}

  /** A feature's status changed; {@code cause} is the command, "answer" or the callback. */
  record StatusChange(
      long id, Instant at, String tenantId, String featureId, String from, String to, String cause)
      implements LogEntry {}

  /**
   * A vendor's request at a token endpoint; {@code error} is the OAuth code, null if it got one.
   */
  record TokenRequest(
      long id,
      Instant at,
      String tenantId,
      String featureId,
      String clientId,
      int httpStatus,
      String error)
      implements LogEntry {}
}
