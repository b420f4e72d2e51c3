package io.marketsuite.lifecycle.timeline;

/** Texts of others, made fit to be kept: PostgreSQL takes no NUL and no half character. */
public final class Texts {
  private static final int LONGEST = 500;

  private Texts() {}

  /** At most 500 characters, with a replacement for what cannot be kept. */
  public static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .map(it -> it == 0 || Character.getType(it) == Character.SURROGATE ? 0xFFFD : it)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
