package io.marketsuite.lifecycle.adapter.redrive;

import io.marketsuite.contracts.Topics;
import io.marketsuite.lifecycle.topology.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What becomes of one record that was put aside. */
sealed interface Redriven {
  /** In the copy: which record of which unreadable topic it is. */
  String FROM = "redriven-from";

  /** It goes back to the topic it came from, as it came. */
  record Copy(ProducerRecord<byte[], byte[]> record) implements Redriven {}

  /**
   * It does not.
   *
   * @param why a sentence
   */
  record Not(String why) implements Redriven {}

  /**
   * Inputs and requests: another copy of one is decided or delivered again, which is what is wanted
   * here and is known to be harmless. The truth and what is made from it are written once.
   */
  Set<String> TAKE_COPIES =
      Set.of(
          Topics.COMMANDS,
          Topics.STORED,
          Topics.PROVISIONING_RESULTS,
          Topics.PROVISIONING_RESULTS_KEYED,
          Topics.PROVISIONING_REQUESTS,
          Topics.CALLBACK_REQUESTS,
          Topics.CALLBACK_ATTEMPTS);

  /** From a record of an unreadable topic. */
  static Redriven of(ConsumerRecord<byte[], byte[]> aside) {
    Optional<Origin.Place> origin;
    try {
      origin = Origin.place(aside.headers());
    } catch (NumberFormatException _) {
      origin = Optional.empty();
    }
    if (origin.isEmpty()) {
      return new Not("it does not say where it came from");
    }
    if (!TAKE_COPIES.contains(origin.get().topic())) {
      return new Not(
          origin.get().topic()
              + " is written by its one owner, and others read it: read it again instead"
              + " (docs/runbooks/poison.md)");
    }
    if (aside.headers().lastHeader("value.omitted") != null) {
      return new Not("it was too large to be copied, and stands in " + origin.get());
    }
    return new Copy(copy(aside, origin.get()));
  }

  private static ProducerRecord<byte[], byte[]> copy(
      ConsumerRecord<byte[], byte[]> aside, Origin.Place origin) {
    // Without a key, the partition is all there is to say where it belongs.
    Integer partition = aside.key() == null ? origin.partition() : null;
    Headers headers = new RecordHeaders();
    for (Header header : aside.headers()) {
      if (!header.key().equals(FROM) && !header.key().equals("reason")) {
        headers.add(header);
      }
    }
    Origin.bringBackOwn(headers);
    headers.add(
        FROM,
        (aside.topic() + "/" + aside.partition() + "/" + aside.offset())
            .getBytes(StandardCharsets.UTF_8));
    return new ProducerRecord<>(origin.topic(), partition, aside.key(), aside.value(), headers);
  }
}
