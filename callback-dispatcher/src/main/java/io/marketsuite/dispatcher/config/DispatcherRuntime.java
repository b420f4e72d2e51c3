package io.marketsuite.dispatcher.config;

import io.marketsuite.boundary.outbound.http.HttpCalls;
import io.marketsuite.dispatcher.adapter.http.HttpOutbound;
import io.marketsuite.dispatcher.adapter.kafka.DispatcherTopics;
import io.marketsuite.dispatcher.adapter.kafka.KafkaClients;
import io.marketsuite.dispatcher.adapter.kafka.KafkaJournal;
import io.marketsuite.dispatcher.adapter.kafka.RequestPoller;
import io.marketsuite.dispatcher.adapter.kafka.RequestReader;
import io.marketsuite.dispatcher.application.Courier;
import io.marketsuite.dispatcher.application.Dispatcher;
import io.marketsuite.dispatcher.application.Observations;
import io.marketsuite.dispatcher.application.ParkingLot;
import io.marketsuite.dispatcher.application.Pulse;
import io.marketsuite.dispatcher.application.TokenBroker;
import io.marketsuite.dispatcher.application.Tokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.Producer;

/**
 * A running dispatcher: engine, poller, producer. Knows no framework, so that tests run the same
 * one that the service runs, and as many as they like.
 */
public final class DispatcherRuntime implements AutoCloseable {

  /**
   * What it is made of.
   *
   * @param kafka the clients' common configuration
   * @param group the consumer group
   */
  public record Setup(
      Map<String, Object> kafka,
      String group,
      DispatcherTopics topics,
      ParkingLot parking,
      TokenBroker broker,
      HttpCalls http,
      HttpOutbound.Rules outbound,
      Observations observations,
      Settings settings) {}

  /** How it behaves. */
  public record Settings(
      Dispatcher.Limits engine, RequestReader.Patience patience, RequestPoller.Limits polling) {}

  private final Producer<byte[], byte[]> producer;
  private final KafkaJournal journal;
  private final Dispatcher dispatcher;
  private final RequestPoller poller;

  private DispatcherRuntime(Setup setup) {
    InstantSource clock = InstantSource.system();
    Duration session = setup.settings().polling().session();
    Pulse pulse = new Pulse(session);
    producer = KafkaClients.producer(setup.kafka());
    journal = new KafkaJournal(producer, setup.topics());
    dispatcher = new Dispatcher(parts(setup, clock), pulse);
    poller =
        new RequestPoller(
            KafkaClients.consumer(setup.kafka(), setup.group(), session),
            setup.topics(),
            new RequestReader(setup.topics(), setup.settings().patience()),
            journal,
            dispatcher,
            pulse,
            setup.settings().polling());
  }

  private Dispatcher.Parts parts(Setup setup, InstantSource clock) {
    Tokens tokens = new Tokens(setup.broker(), clock, setup.observations());
    HttpOutbound outbound = new HttpOutbound(setup.http(), setup.outbound(), clock);
    return new Dispatcher.Parts(
        journal,
        setup.parking(),
        new Courier(outbound, tokens, clock),
        setup.observations(),
        setup.settings().engine(),
        clock,
        () -> ThreadLocalRandom.current().nextDouble());
  }

  /** Starts it. */
  public static DispatcherRuntime start(Setup setup) {
    DispatcherRuntime runtime = new DispatcherRuntime(setup);
    runtime.poller.start();
    return runtime;
  }

  /** The engine, for looking in. */
  public Dispatcher dispatcher() {
    return dispatcher;
  }

  /** What writes to Kafka. */
  public KafkaJournal journal() {
    return journal;
  }

  /** The poller, for health. */
  public RequestPoller poller() {
    return poller;
  }

  /** Finishes what is in flight, commits, leaves the group. */
  @Override
  public void close() {
    poller.close();
    dispatcher.close();
    producer.close();
  }
}
