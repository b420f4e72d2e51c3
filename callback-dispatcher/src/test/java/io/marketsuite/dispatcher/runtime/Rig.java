package io.marketsuite.dispatcher.runtime;

import io.marketsuite.boundary.outbound.OutboundUrl;
import io.marketsuite.boundary.outbound.OutboundUrls;
import io.marketsuite.boundary.outbound.Reach;
import io.marketsuite.boundary.outbound.http.HttpCalls;
import io.marketsuite.contracts.lifecycle.CallbackAttempted;
import io.marketsuite.contracts.lifecycle.CallbackCancelled;
import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.dispatcher.StubServer;
import io.marketsuite.dispatcher.TestDatabase;
import io.marketsuite.dispatcher.adapter.http.HookSecret;
import io.marketsuite.dispatcher.adapter.http.HttpOutbound;
import io.marketsuite.dispatcher.adapter.kafka.DispatcherTopics;
import io.marketsuite.dispatcher.adapter.kafka.RequestPoller;
import io.marketsuite.dispatcher.adapter.kafka.RequestReader;
import io.marketsuite.dispatcher.adapter.metrics.MeteredObservations;
import io.marketsuite.dispatcher.adapter.postgres.PostgresParkingLot;
import io.marketsuite.dispatcher.application.Dispatcher;
import io.marketsuite.dispatcher.config.DispatcherRuntime;
import io.marketsuite.dispatcher.domain.Backoff;
import io.marketsuite.stack.StackException;
import io.marketsuite.testsupport.Deadline;
import io.marketsuite.testsupport.TestKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Everything around a dispatcher, for real: Kafka with topics of its own, PostgreSQL, and a stub of
 * the outside. The dispatcher itself is started by the test, as often as it likes.
 */
final class Rig implements AutoCloseable {
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  static final String HOOK = "/hook";

  private final TestKafka kafka = TestKafka.shared();
  private final String group = TestKafka.uniqueName("dispatcher");
  final StubServer stub = new StubServer();
  final FakeBroker broker = new FakeBroker();
  final FlakyParking parking = new FlakyParking(new PostgresParkingLot(TestDatabase.shared()));
  final DispatcherTopics topics;
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final HttpCalls http = new HttpCalls(stub.vertx(), HttpCalls.Setup.of(64));
  Duration giveUp = Duration.ofHours(24);
  Reach reach = Reach.ANYWHERE;
  Duration attemptDeadline = Duration.ofSeconds(2);

  Rig() {
    String prefix = TestKafka.uniqueName("t");
    topics =
        new DispatcherTopics(
            prefix + ".callbacks.requests",
            prefix + ".callbacks.attempts",
            prefix + ".callbacks.dead-letters",
            prefix + ".provisioning.requests",
            prefix + ".provisioning.attempts",
            prefix + ".provisioning.dead-letters",
            prefix + ".provisioning.results",
            prefix + ".unreadable");
    Deadline.in(Duration.ofSeconds(30)).await(this::createTopics, () -> "no topics");
  }

  /** On a busy machine a new topic may not be described at once: asked again. */
  private boolean createTopics() {
    try {
      kafka.createTopics(
          topics.callbackRequests(),
          topics.callbackAttempts(),
          topics.callbackDeadLetters(),
          topics.provisioningRequests(),
          topics.provisioningAttempts(),
          topics.provisioningDeadLetters(),
          topics.provisioningResults(),
          topics.unreadable());
      return true;
    } catch (StackException _) {
      return false;
    }
  }

  TestKafka kafka() {
    return kafka;
  }

  DispatcherRuntime start() {
    Backoff backoff =
        new Backoff(Duration.ofMillis(50), Duration.ofMillis(400), Duration.ofMinutes(1));
    return DispatcherRuntime.start(
        new DispatcherRuntime.Setup(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            group,
            topics,
            parking,
            broker,
            http,
            new HttpOutbound.Rules(
                new OutboundUrls(Set.of("localhost"), true),
                reach,
                attemptDeadline,
                Optional.of(
                    new HttpOutbound.HookTarget(
                        OutboundUrl.configured(stub.url(HOOK)), HookSecret.parse(SECRET), reach))),
            new MeteredObservations(metrics),
            new DispatcherRuntime.Settings(
                new Dispatcher.Limits(32, backoff),
                new RequestReader.Patience(giveUp, Duration.ofHours(1)),
                new RequestPoller.Limits(
                    Duration.ofMillis(50), 1_000, Duration.ofSeconds(4), Duration.ofSeconds(6)))));
  }

  /** A callback owed, asked for now, to a path of the stub named like the tenant. */
  CallbackRequest callback(String tenant, long generation, CommandKind kind) {
    return new CallbackRequest(
        1,
        UUID.randomUUID(),
        tenant,
        "partner",
        generation,
        kind,
        CallbackStatus.SUCCESS,
        Optional.of(stub.url("/" + tenant).toString()),
        "https://id.carerix.io/auth/realms/" + tenant,
        Optional.of(new ClientRef("backend", tenant + "-backend")),
        Optional.empty(),
        Instant.now());
  }

  CallbackRequest request(String tenant, long generation, CommandKind kind) {
    CallbackRequest request = callback(tenant, generation, kind);
    produce(topics.callbackRequests(), tenant, request);
    return request;
  }

  void cancel(CallbackRequest request, CallbackEnding ending) {
    produce(
        topics.callbackRequests(),
        request.tenantId(),
        new CallbackCancelled(
            1,
            request.commandId(),
            request.tenantId(),
            request.featureId(),
            request.generation(),
            ending));
  }

  void produce(String topic, String tenant, Object value) {
    kafka.produce(topic, tenant + "/partner", json(value));
  }

  static String json(Object value) {
    return new String(Wire.write(value), StandardCharsets.UTF_8);
  }

  /** The ending of a callback, once it is written. */
  CallbackEnded awaitEnding(CallbackRequest request) {
    String id = request.commandId().toString();
    String record =
        kafka
            .awaitRecord(
                topics.callbackAttempts(),
                r -> r.value().contains("callback_ended") && r.value().contains(id))
            .value();
    return Wire.read(record.getBytes(StandardCharsets.UTF_8), CallbackEnded.class);
  }

  /** All that was recorded of a callback up to now, in order. */
  List<LifecycleInput> journal(CallbackRequest request) {
    return kafka.records(topics.callbackAttempts()).stream()
        .filter(r -> r.value().contains(request.commandId().toString()))
        .map(r -> Wire.read(r.value().getBytes(StandardCharsets.UTF_8), LifecycleInput.class))
        .toList();
  }

  List<CallbackAttempted> attempts(CallbackRequest request) {
    return journal(request).stream()
        .filter(CallbackAttempted.class::isInstance)
        .map(CallbackAttempted.class::cast)
        .toList();
  }

  void awaitParked(int rows) {
    Deadline.in(Duration.ofSeconds(15))
        .await(() -> parkedRows() == rows, () -> "parked rows are " + parkedRows());
  }

  long parkedRows() {
    return TestDatabase.rows("parked_delivery", topics.callbackRequests())
        + TestDatabase.rows("parked_delivery", topics.provisioningRequests());
  }

  /** Waits until every record of a topic is committed by the group. */
  void awaitLagZero(String topic) {
    Deadline.in(Duration.ofSeconds(15)).await(() -> lag(topic) == 0, () -> "lag " + lag(topic));
  }

  private long lag(String topic) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      Map<TopicPartition, OffsetSpec> latest =
          Map.of(
              new TopicPartition(topic, 0), OffsetSpec.latest(),
              new TopicPartition(topic, 1), OffsetSpec.latest(),
              new TopicPartition(topic, 2), OffsetSpec.latest());
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      return admin.listOffsets(latest).all().get().entrySet().stream()
          .mapToLong(
              end -> {
                OffsetAndMetadata done = committed.get(end.getKey());
                return end.getValue().offset() - (done == null ? 0 : done.offset());
              })
          .sum();
    } catch (ExecutionException e) {
      throw new AssertionError("cannot read offsets", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
    stub.close();
  }
}
