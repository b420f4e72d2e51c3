package io.marketsuite.systemtests.answers;

/** A record of a topic with its place. */
record Placed<T>(String topic, int partition, long offset, T value) {}
