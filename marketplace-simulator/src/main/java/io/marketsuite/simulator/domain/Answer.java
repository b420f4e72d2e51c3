package io.marketsuite.simulator.domain;

/** What came back for a command. */
public sealed interface Answer {

  /** The vendor answered with this HTTP status. */
  record Replied(int status) implements Answer {}

  /** Nothing came within the time limit, or the connection failed; {@code why} is a sentence. */
  record Silent(String why) implements Answer {}
}
