package io.marketsuite.settings.adapter.http;

/** Makes a caller's text fit for one log line. */
final class Plain {
  private static final int MOST = 200;

  private Plain() {}

  static String text(String text) {
    String cut = text.length() > MOST ? text.substring(0, MOST) : text;
    return cut.replaceAll("[^A-Za-z0-9@._:/-]", "?");
  }
}
