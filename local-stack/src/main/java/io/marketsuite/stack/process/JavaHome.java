package io.marketsuite.stack.process;

import java.nio.file.Path;

/** The Java that runs us, with which our parts are run too. */
public final class JavaHome {
  private JavaHome() {}

  /** The path of the {@code java} executable. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
