package io.marketsuite.dispatcher.domain;

/** Where a record was read: unique, and the order of a key's records. */
public record Origin(PartitionId partition, long offset) {
  @Override
  public String toString() {
    return partition + "@" + offset;
  }
}
