package io.marketsuite.ingress.domain;

import java.util.Locale;

/**
 * Every refusal that the ingress makes by itself: a closed set, so that refusals can be counted.
 * The name is part of the public face: {@link #uri()} never changes for a released type (RFC 9457,
 * section 3.1.1).
 */
public enum ProblemType {
  MALFORMED_JSON(400, "The body is not acceptable JSON"),
  UNKNOWN_KIND(400, "Unknown command"),
  INVALID_PAYLOAD(400, "The payload has not the form its command needs"),
  CALLBACK_URL_REFUSED(400, "The callback URL is not acceptable"),
  INVALID_EVENT(400, "Not an acceptable CloudEvent"),
  INVALID_LOGIN_ANSWER(400, "Not an acceptable answer to a login"),
  BAD_REQUEST(400, "Bad request"),
  UNAUTHORIZED(401, "Unauthorized"),
  TENANT_MISMATCH(403, "The event belongs to another tenant"),
  FEATURE_MISMATCH(403, "The event belongs to another feature"),
  UNKNOWN_ROUTE(404, "There is nothing here"),
  UNKNOWN_FEATURE(404, "Unknown feature"),
  FEATURE_NOT_NAMED(404, "The feature must be named"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  BODY_TOO_SLOW(408, "The body did not arrive in time"),
  BODY_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  SETTINGS_INVALID(422, "The settings are not valid"),
  UNKNOWN_EVENT_TYPE(422, "Unknown event type"),
  INVALID_EVENT_DATA(422, "The event's data is not valid"),
  INTERNAL_ERROR(500, "Internal error"),
  OVERLOADED(503, "Overloaded"),
  KEY_STORE_UNAVAILABLE(503, "Secrets cannot be kept at the moment"),
  LOG_UNAVAILABLE(503, "Nothing can be taken at the moment"),
  OUTCOME_UNKNOWN(503, "It is not known whether the command was taken"),
  NOT_COMPLETED_IN_TIME(503, "The command did not complete in time"),
  ACCEPTANCE_NOT_RECORDED(503, "The acceptance could not be recorded in time"),
  PSEUDONYMS_UNAVAILABLE(503, "Events about users are not available");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The metric label: this name in lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The problem's {@code type}, such as {@code /problems/unknown-kind}. */
  public String uri() {
    return Problem.uri(name());
  }

  /**
   * A problem of this type.
   *
   * @param detail a sentence fit for an administrator; never holds a value of a setting or a secret
   */
  public Problem problem(String detail) {
    return new Problem(uri(), status, title, detail);
  }
}
