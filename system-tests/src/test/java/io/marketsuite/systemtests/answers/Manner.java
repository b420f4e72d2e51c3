package io.marketsuite.systemtests.answers;

/** How a part is stopped. */
enum Manner {
  /** SIGSTOP, later SIGCONT: its sockets stay open. */
  FREEZE,
  /** SIGKILL, then started again. */
  KILL
}
