package io.marketsuite.settings.adapter.kafka;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.Erased;
import io.marketsuite.contracts.lifecycle.StoreAnswered;
import io.marketsuite.contracts.lifecycle.StoredTopicRecord;
import io.marketsuite.contracts.wire.Keys;
import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.settings.adapter.kafka.DecisionReader.Decision;
import io.marketsuite.settings.application.ActingOnDecisions;
import io.marketsuite.settings.application.ActingOnDecisions.Reply;
import io.marketsuite.settings.application.Fault;
import io.marketsuite.settings.application.SignedReceipt;
import io.marketsuite.settings.application.StoringSettings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Handles one record: acts on it and puts the replies into the outbox, or puts the record itself
 * among the unreadable ones. Throws only when PostgreSQL or Kafka is away; then the same record is
 * handled again.
 */
@ApplicationScoped
class DecisionHandler {
  private static final Logger LOG = Logger.getLogger(DecisionHandler.class);

  private final ActingOnDecisions acting;
  private final StoringSettings storing;
  private final Fault.Classifier faults;
  private final MeterRegistry metrics;

  DecisionHandler(
      ActingOnDecisions acting,
      StoringSettings storing,
      Fault.Classifier faults,
      MeterRegistry metrics) {
    this.acting = acting;
    this.storing = storing;
    this.faults = faults;
    this.metrics = metrics;
  }

  /**
   * Handles a record.
   *
   * @param ticks takes the ticks, to be acted on after the batch
   */
  void handle(ConsumerRecord<byte[], byte[]> message, Outbox outbox, Ticks ticks) {
    try {
      switch (DecisionReader.read(message)) {
        case Decision.OfInstallation(var keys, var decision) ->
            acting.act(keys.tenantId(), keys.featureId(), decision, reply -> send(reply, outbox));
        case Decision.OfPartition(var tick, var decision) ->
            ticks.decided(message.partition(), tick.partition(), decision.input().recordedAt());
      }
    } catch (UnreadableRecordException unreadable) {
      refuseRequestsIn(message, outbox);
      keepUnreadable(message, unreadable.getMessage(), outbox);
    } catch (KafkaException away) {
      throw away;
    } catch (RuntimeException failure) {
      switch (faults.of(failure)) {
        case AWAY -> throw failure;
        case DEFECT -> {
          LOG.errorf(
              failure,
              "kind=undoable topic=%s partition=%d offset=%d",
              message.topic(),
              message.partition(),
              message.offset());
          keepUnreadable(message, "failed: " + failure.getClass().getSimpleName(), outbox);
        }
      }
    }
  }

  private void refuseRequestsIn(ConsumerRecord<byte[], byte[]> message, Outbox outbox) {
    for (UnreadableRequests.Name name : UnreadableRequests.in(message.value())) {
      try {
        String sentence = "The request to store could not be read.";
        send(
            new Reply.Answer(storing.refuseUnreadable(name.id(), name.commandId(), sentence)),
            outbox);
      } catch (RuntimeException failure) {
        switch (faults.of(failure)) {
          case AWAY -> throw failure;
          case DEFECT -> LOG.errorf(failure, "kind=unanswerable commandId=%s", name.commandId());
        }
      }
    }
  }

  private void keepUnreadable(
      ConsumerRecord<byte[], byte[]> message, String reason, Outbox outbox) {
    LOG.warnf(
        "kind=unreadable topic=%s partition=%d offset=%d reason=%s",
        message.topic(), message.partition(), message.offset(), reason);
    metrics.counter("settings.unreadable").increment();
    outbox.send(UnreadableRecords.of(message, reason));
  }

  private void send(Reply reply, Outbox outbox) {
    switch (reply) {
      case Reply.Answer(var value) -> {
        note(value);
        String key =
            switch (value) {
              case StoreAnswered stored -> Keys.of(stored.tenantId(), stored.featureId());
              case Erased erased -> Keys.of(erased.tenantId(), erased.featureId());
            };
        outbox.send(message(Topics.STORED, key, value));
      }
      case Reply.Receipt(SignedReceipt receipt) ->
          outbox.send(
              message(
                  Topics.ERASURE_RECEIPTS,
                  Keys.of(receipt.tenantId(), receipt.featureId()),
                  receipt));
    }
  }

  private static ProducerRecord<byte[], byte[]> message(String topic, String key, Object value) {
    return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), Wire.write(value));
  }

  private void note(StoredTopicRecord value) {
    switch (value) {
      case StoreAnswered stored -> {
        String result = stored.result().name().toLowerCase(Locale.ROOT);
        metrics.counter("settings.stored", "result", result).increment();
        LOG.infof(
            "kind=stored result=%s tenant=%s feature=%s generation=%d commandId=%s",
            result, stored.tenantId(), stored.featureId(), stored.generation(), stored.commandId());
      }
      case Erased erased -> {
        metrics.counter("settings.erased").increment();
        LOG.infof(
            "kind=erased tenant=%s feature=%s generation=%d receiptId=%s",
            erased.tenantId(), erased.featureId(), erased.generation(), erased.receiptId());
      }
    }
  }
}
