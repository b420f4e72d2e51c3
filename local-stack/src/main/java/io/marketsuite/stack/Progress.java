package io.marketsuite.stack;

import java.time.Duration;

/** Is told how the stack comes up and goes down. Called from several threads. */
public interface Progress {
  /**
   * A part is up.
   *
   * @param part its name and version
   * @param where where it listens
   * @param took from starting it to its being ready
   * @param residentBytes its memory, -1 where unknown
   */
  void up(String part, String where, Duration took, long residentBytes);

  /** Something that has no port was done. */
  void note(String what, Duration took);

  /** The stack, or a group of its parts, is being stopped. */
  void stopping(String what);
}
