package io.marketsuite.lifecycle.adapter.replay;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Remembers the first record that was not written. Thread-safe. */
final class FirstFailure implements Callback {
  private final AtomicReference<Exception> first = new AtomicReference<>();

  @Override
  public void onCompletion(RecordMetadata written, Exception failure) {
    if (failure != null) {
      first.compareAndSet(null, failure);
    }
  }

  /**
   * @throws IllegalStateException if a record was not written
   */
  void check() {
    if (first.get() != null) {
      throw new IllegalStateException("Not everything was written", first.get());
    }
  }
}
