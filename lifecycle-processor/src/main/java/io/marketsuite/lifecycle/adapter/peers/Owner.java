package io.marketsuite.lifecycle.adapter.peers;

/** Who holds the state of a key just now. */
public sealed interface Owner {
  /** This instance, in a partition. */
  record Here(int partition) implements Owner {}

  /** Another instance, at the address it advertises. */
  record There(String host, int port) implements Owner {}

  /** Nobody that is known: tasks move. */
  record Unknown() implements Owner {}
}
