package io.marketsuite.lifecycle.adapter.redrive;

import io.marketsuite.contracts.TopicSpec;
import io.marketsuite.contracts.Topics;
import io.marketsuite.lifecycle.adapter.replay.WholeTopic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Redrives one service's unreadable records. Not thread-safe. */
final class Redrive {
  /** So many copies and their markers are one transaction. */
  private static final int TOGETHER = 100;

  private final Map<String, Object> kafka;
  private final RedriveOptions options;
  private final WholeTopic.Progress progress;
  private final String topic;

  Redrive(Map<String, Object> kafka, RedriveOptions options, WholeTopic.Progress progress) {
    this.kafka = kafka;
    this.options = options;
    this.progress = progress;
    this.topic = Topics.unreadable(options.service());
  }

  /**
   * What came of it.
   *
   * @param redriven how many records were appended, or would have been
   * @param before how many had been redriven before
   * @param left how many were not asked for
   * @param not why the others were not, by their place in the unreadable topic
   */
  record Report(long redriven, long before, long left, Map<String, String> not) {}

  /**
   * @throws IllegalStateException if there is no such topic
   * @throws org.apache.kafka.common.KafkaException if Kafka is away, or another redrive began
   */
  Report run() {
    if (options.dryRun()) {
      return redrive(new Copies(Optional.empty()));
    }
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      // Ends the transaction of a run that died; a run that still lives is fenced from here on.
      producer.initTransactions();
      Copies copies = new Copies(Optional.of(producer));
      Report report = redrive(copies);
      copies.commit();
      return report;
    }
  }

  private Report redrive(Copies copies) {
    Set<String> markers = markers();
    Counts counts = new Counts();
    WholeTopic.read(
        kafka,
        topic,
        new ByteArrayDeserializer(),
        record -> {
          if (Marker.redriven(record).isEmpty()) {
            take(record, markers, copies, counts);
          }
        },
        progress);
    return new Report(counts.redriven, counts.before, counts.left, counts.not);
  }

  private void take(
      ConsumerRecord<byte[], byte[]> record, Set<String> markers, Copies copies, Counts counts) {
    String place = record.partition() + "/" + record.offset();
    if (markers.contains(place)) {
      counts.before++;
      return;
    }
    switch (Redriven.of(record)) {
      case Redriven.Copy copy when isAskedFor(copy.record().topic(), record) -> {
        copies.add(copy.record(), Marker.of(record));
        counts.redriven++;
      }
      case Redriven.Copy _ -> counts.left++;
      case Redriven.Not not -> counts.not.put(place, not.why());
    }
  }

  private boolean isAskedFor(String origin, ConsumerRecord<?, ?> record) {
    return options.topic().map(origin::equals).orElse(true)
        && options.from().map(from -> record.timestamp() >= from.toEpochMilli()).orElse(true);
  }

  /** {@code partition/offset} of what was redriven before. */
  private Set<String> markers() {
    Set<String> markers = new HashSet<>();
    WholeTopic.read(
        kafka,
        topic,
        new ByteArrayDeserializer(),
        record ->
            Marker.redriven(record)
                .ifPresent(offset -> markers.add(record.partition() + "/" + offset)),
        (read, all) -> {});
    return markers;
  }

  private KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "redrive-" + options.service());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSpec.MAX_RECORD_BYTES);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Tells what is counted; a dry run has no producer, and nothing is written. */
  private static final class Copies {
    private final Optional<KafkaProducer<byte[], byte[]>> producer;
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

    Copies(Optional<KafkaProducer<byte[], byte[]>> producer) {
      this.producer = producer;
    }

    void add(ProducerRecord<byte[], byte[]> copy, ProducerRecord<byte[], byte[]> marker) {
      if (producer.isPresent()) {
        records.add(copy);
        records.add(marker);
        if (records.size() >= 2 * TOGETHER) {
          commit();
        }
      }
    }

    void commit() {
      if (producer.isPresent() && !records.isEmpty()) {
        producer.get().beginTransaction();
        records.forEach(producer.get()::send);
        // Throws if a single one was not taken; then none was.
        producer.get().commitTransaction();
        records.clear();
      }
    }
  }

  private static final class Counts {
    private long redriven;
    private long before;
    private long left;
    private final Map<String, String> not = new TreeMap<>();
  }
}
