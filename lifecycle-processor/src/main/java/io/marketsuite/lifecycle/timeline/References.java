package io.marketsuite.lifecycle.timeline;

/** The names that entries without a command are found by. */
public final class References {
  private References() {}

  /** A provisioning request. */
  public static String request(String requestId) {
    return "request:" + requestId;
  }

  /** The erasure of a generation. */
  public static String erasure(long generation) {
    return "erasure:" + generation;
  }

  /** The latest operation of a kind in a generation. */
  static String operation(long generation, String kind) {
    return "operation:" + generation + ":" + kind;
  }
}
