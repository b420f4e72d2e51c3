package io.marketsuite.dispatcher.domain;

/** A partition of one of the request topics. */
public record PartitionId(String topic, int partition) {
  @Override
  public String toString() {
    return topic + "-" + partition;
  }
}
