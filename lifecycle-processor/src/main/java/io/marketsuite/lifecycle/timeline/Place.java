package io.marketsuite.lifecycle.timeline;

/** A record's place in the log: what makes reading it twice harmless. */
public record Place(String topic, int partition, long offset) {
  @Override
  public String toString() {
    return topic + "/" + partition + "/" + offset;
  }
}
