package io.marketsuite.lifecycle.adapter.kafka.safety;

/** Something in Kafka's configuration that a promise of the suite does not go with. */
sealed interface Fault {
  /** What is expected, what is there, and what comes of it: for an operator. */
  String sentence();

  /** Decisions would be wrong or would be lost in the normal course of things. */
  record Wrong(String sentence) implements Fault {}

  /** Nothing is lost until a broker is. */
  record Fragile(String sentence) implements Fault {}
}
