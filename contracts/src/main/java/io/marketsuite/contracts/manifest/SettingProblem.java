package io.marketsuite.contracts.manifest;

/**
 * Why settings were refused, in words for an administrator; never holds a value.
 *
 * @param path {@code serviceId.code}, or the service id alone
 */
public record SettingProblem(String path, Code code, String sentence) {

  /** A closed set, so that refusals can be counted. */
  public enum Code {
    NOT_AN_OBJECT,
    UNKNOWN_SERVICE,
    UNKNOWN_CODE,
    WRONG_TYPE,
    LINE_BREAK,
    UNKNOWN_OPTION
  }
}
