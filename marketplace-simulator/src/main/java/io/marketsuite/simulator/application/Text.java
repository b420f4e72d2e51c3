package io.marketsuite.simulator.application;

/** Foreign text made fit for a log line or a sentence. */
public final class Text {
  private static final int LIMIT = 200;

  private Text() {}

  /** At most 200 characters, control characters replaced. */
  public static String plain(String foreign) {
    String cut = foreign.length() > LIMIT ? foreign.substring(0, LIMIT) + "…" : foreign;
    return cut.replaceAll("\\p{Cntrl}", "?");
  }
}
