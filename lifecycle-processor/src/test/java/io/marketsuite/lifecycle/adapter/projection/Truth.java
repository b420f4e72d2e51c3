package io.marketsuite.lifecycle.adapter.projection;

import io.marketsuite.contracts.Topics;
import io.marketsuite.contracts.lifecycle.DecisionRecord;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.ProvisioningRequest;
import io.marketsuite.contracts.lifecycle.ProvisioningResult;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.lifecycle.domain.Decider;
import io.marketsuite.lifecycle.domain.Decision;
import io.marketsuite.lifecycle.domain.Installation;
import io.marketsuite.lifecycle.domain.Policy;
import io.marketsuite.lifecycle.timeline.Place;
import io.marketsuite.lifecycle.topology.Commands;
import io.marketsuite.testsupport.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Inputs of one tenant, decided by the real decider, with their records in Kafka. */
final class Truth {
  private final TestKafka kafka;
  private final String tenant;
  private final Decider decider;
  private Installation state = Installation.none(Commands.TENANT, Commands.FEATURE);
  private Instant now = Instant.now().minusSeconds(600);
  private RecordMetadata last;

  Truth(TestKafka kafka, String tenant, Policy policy) {
    this.kafka = kafka;
    this.tenant = tenant;
    this.decider = new Decider(policy);
  }

  String tenant() {
    return tenant;
  }

  String key() {
    return tenant + "/" + Commands.FEATURE;
  }

  /** Decides an input and records it, one second later than the one before. */
  Place feed(LifecycleInput input) {
    return decide(input).get();
  }

  /** Decides an input, to be recorded when that is asked for. */
  Supplier<Place> decide(LifecycleInput input) {
    now = now.plusSeconds(1);
    Instant at = now;
    Decision decision = decider.decide(state, input, at);
    state = decision.after();
    return () -> {
      last = kafka.produce(Topics.EVENTS, key(), text(record(input, at, decision)));
      return place(last);
    };
  }

  private static DecisionRecord record(LifecycleInput input, Instant at, Decision decision) {
    return new DecisionRecord(
        1,
        Optional.of(Commands.TENANT),
        Optional.of(Commands.FEATURE),
        new DecisionRecord.DecidedInput(Topics.COMMANDS, 0, 0, at, input),
        decision.verdict(),
        decision.reason(),
        Optional.empty(),
        "hash",
        Optional.empty(),
        decision.events());
  }

  /** Appends a vendor's result as its client does, and tells where it stands. */
  Place vendorSays(ProvisioningResult result) {
    return place(kafka.produce(Topics.PROVISIONING_RESULTS, "any key", text(result)));
  }

  /** A record of another topic, under this tenant's key. */
  Place append(String topic, Object value) {
    return place(kafka.produce(topic, key(), text(value)));
  }

  void after(Duration passed) {
    now = now.plus(passed);
  }

  ProvisioningRequest request() {
    return state.outstandingRequest().orElseThrow();
  }

  Instant now() {
    return now;
  }

  /** Where the last decision stands. */
  RecordMetadata last() {
    return last;
  }

  /** As JSON, of this tenant instead of the one the fixtures speak of. */
  private String text(Object value) {
    return new String(Wire.write(value), StandardCharsets.UTF_8)
        .replace("\"tenant_id\":\"" + Commands.TENANT, "\"tenant_id\":\"" + tenant);
  }

  private static Place place(RecordMetadata it) {
    return new Place(it.topic(), it.partition(), it.offset());
  }
}
