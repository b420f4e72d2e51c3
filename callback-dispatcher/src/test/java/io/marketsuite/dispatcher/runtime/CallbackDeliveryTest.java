package io.marketsuite.dispatcher.runtime;

import static io.marketsuite.contracts.lifecycle.AttemptOutcome.ACCEPTED;
import static io.marketsuite.contracts.lifecycle.AttemptOutcome.REFUSED;
import static io.marketsuite.contracts.lifecycle.AttemptOutcome.RETRYABLE;
import static io.marketsuite.contracts.lifecycle.AttemptOutcome.UNKNOWN;
import static io.marketsuite.contracts.lifecycle.CommandKind.ACTIVATE;
import static io.marketsuite.contracts.lifecycle.CommandKind.CREATE;
import static io.marketsuite.contracts.lifecycle.CommandKind.DEACTIVATE;
import static io.marketsuite.contracts.lifecycle.CommandKind.DELETE;
import static io.marketsuite.dispatcher.StubServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.marketsuite.boundary.outbound.Reach;
import io.marketsuite.contracts.lifecycle.CallbackAttempted;
import io.marketsuite.contracts.lifecycle.CallbackEnded;
import io.marketsuite.contracts.lifecycle.CallbackEnding;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackResend;
import io.marketsuite.dispatcher.StubServer.Received;
import io.marketsuite.dispatcher.StubServer.Reply;
import io.marketsuite.dispatcher.TestDatabase;
import io.marketsuite.dispatcher.application.TokenAnswer;
import io.marketsuite.dispatcher.config.DispatcherRuntime;
import io.marketsuite.testsupport.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The dispatcher against a real Kafka, a real PostgreSQL and a stub of the marketplace. */
class CallbackDeliveryTest {
  private final Rig rig = new Rig();
  private DispatcherRuntime runtime;

  @AfterEach
  void stop() {
    if (runtime != null) {
      runtime.close();
    }
    rig.close();
  }

  @Test
  void a_callback_is_posted_once_and_the_database_never_hears_of_it() {
    runtime = rig.start();
    CallbackRequest request = rig.request("acme", 3, CREATE);
    assertThat(rig.awaitEnding(request).ending()).isEqualTo(CallbackEnding.DELIVERED);
    rig.awaitLagZero(rig.topics.callbackRequests());

    assertThat(rig.stub.received("/acme")).hasSize(1);
    Received received = rig.stub.received("/acme").getFirst();
    assertThat(received.method()).isEqualTo("POST");
    assertThat(received.query())
        .isEqualTo("featureId=partner&type=FeatureCreateCommand&status=SUCCESS");
    assertThat(received.headers()).containsEntry("authorization", "Bearer acme.3");
    assertThat(received.body()).isEmpty();
    assertThat(rig.journal(request)).hasSize(2);
    assertThat(rig.attempts(request))
        .singleElement()
        .matches(a -> a.outcome() == ACCEPTED && a.attempt() == 1 && a.generation() == 3)
        .matches(a -> a.httpStatus().equals(Optional.of(200)));
    assertThat(rig.parking.used).hasValue(0);
    assertThat(rig.parkedRows()).isZero();
  }

  @Test
  void a_refusal_with_429_is_repeated_no_sooner_than_asked_until_it_is_accepted() {
    Reply slowDown = new Reply.Status(429, Map.of("Retry-After", "1"), "");
    rig.stub.script("/acme", slowDown, slowDown);
    runtime = rig.start();
    CallbackRequest request = rig.request("acme", 1, ACTIVATE);
    assertThat(rig.awaitEnding(request))
        .matches(e -> e.ending() == CallbackEnding.DELIVERED && e.attempts() == 3);
    List<CallbackAttempted> attempts = rig.attempts(request);
    assertThat(attempts)
        .extracting(CallbackAttempted::outcome)
        .containsExactly(RETRYABLE, RETRYABLE, ACCEPTED);
    assertThat(attempts).extracting(CallbackAttempted::attempt).containsExactly(1, 2, 3);
    assertThat(Duration.between(attempts.get(0).at(), attempts.get(2).at()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    rig.awaitParked(0);
  }

  @Test
  void a_lost_connection_and_then_a_404_means_that_it_had_arrived() {
    rig.stub.script("/acme", new Reply.Drop(), status(404));
    rig.stub.script("/globex", status(503), status(404));
    runtime = rig.start();
    CallbackRequest dropped = rig.request("acme", 1, DELETE);
    CallbackRequest refused = rig.request("globex", 1, DELETE);
    assertThat(rig.awaitEnding(dropped).ending()).isEqualTo(CallbackEnding.PRESUMED_DELIVERED);
    assertThat(rig.attempts(dropped))
        .extracting(CallbackAttempted::outcome)
        .containsExactly(UNKNOWN, REFUSED);
    assertThat(rig.awaitEnding(refused).ending()).isEqualTo(CallbackEnding.REFUSED);
  }

  @Test
  void silence_ends_with_the_attempts_deadline_and_its_outcome_is_unknown() {
    rig.attemptDeadline = Duration.ofMillis(300);
    rig.stub.script("/acme", new Reply.Silence());
    runtime = rig.start();
    CallbackRequest request = rig.request("acme", 1, CREATE);
    assertThat(rig.awaitEnding(request).ending()).isEqualTo(CallbackEnding.DELIVERED);
    assertThat(rig.attempts(request).getFirst())
        .matches(a -> a.outcome() == UNKNOWN)
        .matches(a -> a.errorClass().equals(Optional.of("deadline-exceeded")));
  }

  @Test
  void a_redirect_is_not_followed() {
    rig.stub.script(
        "/acme", new Reply.Status(302, Map.of("Location", rig.stub.url("/other") + ""), ""));
    runtime = rig.start();
    CallbackRequest request = rig.request("acme", 1, CREATE);
    assertThat(rig.awaitEnding(request).attempts()).isEqualTo(2);
    assertThat(rig.stub.received("/other")).isEmpty();
  }

  @Test
  void a_refused_token_is_fetched_anew_once() {
    rig.stub.script("/acme", status(401));
    runtime = rig.start();
    CallbackRequest request = rig.request("acme", 1, CREATE);
    assertThat(rig.awaitEnding(request))
        .matches(e -> e.ending() == CallbackEnding.DELIVERED && e.attempts() == 2);
    assertThat(rig.stub.received("/acme"))
        .extracting(received -> received.headers().get("authorization"))
        .containsExactly("Bearer acme.1", "Bearer acme.1.anew");
    assertThat(rig.metrics.find("suite.deliveries.parkings").counter()).isNull();
  }

  @Test
  void a_sick_key_waits_in_order_over_a_restart_while_others_go_on() {
    rig.stub.always("/sick", status(500));
    runtime = rig.start();
    CallbackRequest first = rig.request("sick", 1, CREATE);
    rig.awaitParked(1);
    CallbackRequest second = rig.request("sick", 1, ACTIVATE);
    CallbackRequest third = rig.request("sick", 1, DEACTIVATE);
    rig.awaitParked(3);
    List<CallbackRequest> others =
        IntStream.range(0, 9).mapToObj(i -> rig.request("well" + i, 1, CREATE)).toList();
    others.forEach(
        other -> assertThat(rig.awaitEnding(other).ending()).isEqualTo(CallbackEnding.DELIVERED));
    rig.awaitLagZero(rig.topics.callbackRequests());
    runtime.close();

    int before = rig.stub.received("/sick").size();
    assertThat(rig.stub.received("/sick")).allMatch(r -> r.query().contains("FeatureCreate"));
    rig.stub.always("/sick", status(200));
    runtime = rig.start();
    assertThat(rig.awaitEnding(third).ending()).isEqualTo(CallbackEnding.DELIVERED);
    assertThat(rig.stub.received("/sick").subList(before, before + 3))
        .extracting(received -> received.query().replaceAll(".*type=Feature|Command.*", ""))
        .containsExactly("Create", "Activate", "Deactivate");
    assertThat(rig.awaitEnding(first).attempts()).isEqualTo(before + 1);
    assertThat(rig.awaitEnding(second).attempts()).isEqualTo(1);
    rig.awaitParked(0);

    CallbackRequest fourth = rig.request("sick", 1, ACTIVATE);
    assertThat(rig.awaitEnding(fourth).attempts()).isEqualTo(1);
    assertThat(rig.stub.received("/sick")).hasSize(before + 4);
  }

  @Test
  void a_cancellation_ends_a_parked_one_with_the_ending_it_names() {
    rig.stub.always("/acme", status(503));
    runtime = rig.start();
    CallbackRequest first = rig.request("acme", 1, CREATE);
    rig.awaitParked(1);
    CallbackRequest second = rig.request("acme", 1, ACTIVATE);
    rig.cancel(second, CallbackEnding.SUPERSEDED);
    rig.cancel(first, CallbackEnding.PRESUMED_DELIVERED);
    assertThat(rig.awaitEnding(second))
        .matches(e -> e.ending() == CallbackEnding.SUPERSEDED && e.attempts() == 0);
    assertThat(rig.awaitEnding(first).ending()).isEqualTo(CallbackEnding.PRESUMED_DELIVERED);
    rig.awaitParked(0);
    rig.awaitLagZero(rig.topics.callbackRequests());
    rig.stub.always("/acme", status(200));
    CallbackRequest third = rig.request("acme", 1, DEACTIVATE);
    rig.awaitEnding(third);
    assertThat(rig.stub.received("/acme").getLast().query()).contains("Deactivate");
    assertThat(rig.journal(first).stream().filter(CallbackEnded.class::isInstance)).hasSize(1);
  }

  @Test
  void a_newer_generation_supersedes_the_parked_ones_before_it() {
    rig.stub.always("/acme", status(503));
    runtime = rig.start();
    CallbackRequest old = rig.request("acme", 1, CREATE);
    rig.awaitParked(1);
    CallbackRequest next = rig.request("acme", 2, CREATE);
    assertThat(rig.awaitEnding(old).ending()).isEqualTo(CallbackEnding.SUPERSEDED);
    rig.stub.always("/acme", status(200));
    assertThat(rig.awaitEnding(next).ending()).isEqualTo(CallbackEnding.DELIVERED);
    assertThat(rig.stub.received("/acme").getLast().headers())
        .containsEntry("authorization", "Bearer acme.2");
  }

  @Test
  void a_request_that_names_its_ending_gets_it_without_a_call() {
    runtime = rig.start();
    CallbackRequest r = rig.callback("acme", 1, CREATE);
    CallbackRequest joined =
        new CallbackRequest(
            1,
            r.commandId(),
            r.tenantId(),
            r.featureId(),
            1,
            r.kind(),
            r.status(),
            r.callbackUrl(),
            r.issuer(),
            r.client(),
            Optional.of(CallbackEnding.JOINED),
            r.requestedAt());
    rig.produce(rig.topics.callbackRequests(), "acme", joined);
    assertThat(rig.awaitEnding(joined))
        .matches(e -> e.ending() == CallbackEnding.JOINED && e.attempts() == 0);
    assertThat(rig.stub.received("/acme")).isEmpty();
    assertThat(rig.broker.asked).hasValue(0);
  }

  @Test
  void one_that_an_operator_has_made_once_more_is_a_delivery_of_its_own() {
    rig.stub.always("/acme", status(404));
    runtime = rig.start();
    CallbackRequest owed = rig.request("acme", 1, CREATE);
    assertThat(rig.awaitEnding(owed).ending()).isEqualTo(CallbackEnding.REFUSED);
    rig.stub.always("/acme", status(200));
    CallbackRequest r = rig.callback("acme", 1, CREATE);
    CallbackRequest again =
        new CallbackRequest(
            1,
            r.commandId(),
            r.tenantId(),
            r.featureId(),
            1,
            r.kind(),
            r.status(),
            r.callbackUrl(),
            r.issuer(),
            r.client(),
            Optional.empty(),
            r.requestedAt(),
            Optional.of(new CallbackResend(owed.commandId(), 1)));
    rig.produce(rig.topics.callbackRequests(), "acme", again);

    assertThat(rig.awaitEnding(again))
        .matches(e -> e.ending() == CallbackEnding.DELIVERED && e.attempts() == 1);
    assertThat(rig.attempts(owed)).as("of the one that was owed").hasSize(1);
    assertThat(rig.stub.received("/acme")).hasSize(2);
  }

  @Test
  void an_address_that_is_not_allowed_is_refused_without_a_call() {
    runtime = rig.start();
    CallbackRequest r = rig.callback("acme", 1, CREATE);
    CallbackRequest elsewhere =
        new CallbackRequest(
            1,
            r.commandId(),
            r.tenantId(),
            r.featureId(),
            1,
            r.kind(),
            r.status(),
            Optional.of("http://127.0.0.1:" + rig.stub.port() + "/acme"),
            r.issuer(),
            r.client(),
            Optional.empty(),
            r.requestedAt());
    rig.produce(rig.topics.callbackRequests(), "acme", elsewhere);
    assertThat(rig.awaitEnding(elsewhere).ending()).isEqualTo(CallbackEnding.REFUSED);
    assertThat(rig.attempts(elsewhere).getFirst().errorClass()).contains("url-refused");
    assertThat(rig.stub.received("/acme")).isEmpty();
  }

  @Test
  void a_listed_host_whose_address_is_inside_is_not_called() {
    rig.reach = Reach.PUBLIC;
    rig.giveUp = Duration.ofSeconds(1);
    runtime = rig.start();
    CallbackRequest request = rig.request("acme", 1, CREATE);
    assertThat(rig.awaitEnding(request).ending()).isEqualTo(CallbackEnding.DEAD_LETTERED);
    assertThat(rig.attempts(request).getFirst().errorClass()).contains("address-refused");
    assertThat(rig.stub.received("/acme")).isEmpty();
  }

  @Test
  void a_broker_that_is_away_pauses_callbacks_and_parks_none() {
    rig.broker.away = true;
    runtime = rig.start();
    CallbackRequest first = rig.request("acme", 1, CREATE);
    CallbackRequest second = rig.request("globex", 1, CREATE);
    Deadline.in(Duration.ofSeconds(10))
        .await(() -> rig.broker.asked.get() >= 2, () -> "asked " + rig.broker.asked);
    assertThat(rig.parkedRows()).isZero();
    assertThat(rig.journal(first)).isEmpty();
    rig.broker.away = false;
    assertThat(rig.awaitEnding(first)).matches(e -> e.attempts() == 1);
    assertThat(rig.awaitEnding(second)).matches(e -> e.attempts() == 1);
  }

  @Test
  void a_client_the_issuer_does_not_know_after_a_delete_means_that_it_was_delivered() {
    rig.broker.instead.put("acme", new TokenAnswer.ClientInvalid());
    runtime = rig.start();
    CallbackRequest request = rig.request("acme", 1, DELETE);
    assertThat(rig.awaitEnding(request).ending()).isEqualTo(CallbackEnding.PRESUMED_DELIVERED);
    assertThat(rig.attempts(request).getFirst().errorClass()).contains("invalid-client");
  }

  @Test
  void what_was_tried_long_enough_becomes_a_dead_letter_and_frees_its_key() {
    rig.giveUp = Duration.ofMillis(1500);
    rig.stub.always("/acme", status(500));
    runtime = rig.start();
    CallbackRequest request = rig.request("acme", 1, CREATE);
    rig.awaitParked(1);
    assertThat(rig.awaitEnding(request).ending()).isEqualTo(CallbackEnding.DEAD_LETTERED);
    ConsumerRecord<String, String> copy =
        rig.kafka().awaitRecord(rig.topics.callbackDeadLetters(), _ -> true);
    assertThat(copy.value()).isEqualTo(Rig.json(request));
    assertThat(new String(copy.headers().lastHeader("last-error").value())).isEqualTo("http-500");
    rig.awaitParked(0);
    assertThat(TestDatabase.rows("dead_letter", rig.topics.callbackRequests())).isEqualTo(1);
    rig.stub.always("/acme", status(200));
    CallbackRequest next = rig.request("acme", 1, ACTIVATE);
    assertThat(rig.awaitEnding(next).ending()).isEqualTo(CallbackEnding.DELIVERED);
  }

  @Test
  void without_a_database_healthy_keys_go_on_and_a_sick_one_stays_in_memory() {
    runtime = rig.start();
    rig.awaitEnding(rig.request("acme", 1, CREATE));
    rig.awaitEnding(rig.request("globex", 1, CREATE));
    rig.parking.away = true;
    rig.stub.script("/acme", status(503));
    CallbackRequest sick = rig.request("acme", 1, ACTIVATE);
    CallbackRequest healthy = rig.request("globex", 1, ACTIVATE);
    assertThat(rig.awaitEnding(healthy).ending()).isEqualTo(CallbackEnding.DELIVERED);
    Deadline.in(Duration.ofSeconds(15))
        .await(() -> rig.parking.refused.get() > 1, () -> "refused " + rig.parking.refused);
    assertThat(rig.journal(sick)).hasSize(1);
    rig.parking.away = false;
    assertThat(rig.awaitEnding(sick))
        .matches(e -> e.ending() == CallbackEnding.DELIVERED && e.attempts() == 2);
    rig.awaitLagZero(rig.topics.callbackRequests());
  }

  @Test
  void an_ending_is_written_once_even_if_its_row_cannot_be_removed_at_once() {
    rig.stub.script("/acme", status(503), status(503), status(503));
    runtime = rig.start();
    CallbackRequest request = rig.request("acme", 1, CREATE);
    rig.awaitParked(1);
    rig.parking.removeFails = true;
    rig.awaitEnding(request);
    Deadline.in(Duration.ofSeconds(15))
        .await(() -> rig.parking.refused.get() > 1, () -> "refused " + rig.parking.refused);
    rig.parking.removeFails = false;
    rig.awaitParked(0);
    assertThat(rig.stub.received("/acme")).hasSize(4);
    assertThat(rig.journal(request).stream().filter(CallbackEnded.class::isInstance)).hasSize(1);
  }

  @Test
  void what_cannot_be_read_is_set_aside_and_the_next_is_delivered() {
    runtime = rig.start();
    String topic = rig.topics.callbackRequests();
    rig.kafka().produce(topic, "acme/partner", "{\"type\":\"callback_request\"", Map.of("h", "1"));
    rig.kafka().produce(topic, "acme/partner", Rig.json(rig.callback("globex", 1, CREATE)));
    rig.kafka().produce(topic, "acme/partner", "{\"type\":\"callback_request\"}");
    rig.kafka().produce(topic, null, "{}");
    CallbackRequest request = rig.request("acme", 1, CREATE);
    assertThat(rig.awaitEnding(request).ending()).isEqualTo(CallbackEnding.DELIVERED);
    List<ConsumerRecord<String, String>> aside =
        rig.kafka().await(rig.topics.unreadable(), _ -> true, 4, Duration.ofSeconds(15));
    assertThat(aside)
        .allMatch(r -> r.headers().lastHeader("reason") != null)
        .allMatch(r -> new String(r.headers().lastHeader("origin.topic").value()).equals(topic))
        .allMatch(r -> r.headers().lastHeader("origin.partition") != null)
        .allMatch(r -> r.headers().lastHeader("origin.offset") != null);
    assertThat(aside)
        .anyMatch(r -> r.value().equals("{\"type\":\"callback_request\"") && "1".equals(header(r)));
    rig.awaitLagZero(topic);
  }

  private static String header(ConsumerRecord<String, String> message) {
    return new String(message.headers().lastHeader("h").value());
  }

  @Test
  void a_second_instance_takes_its_share_and_nothing_is_lost_or_sent_twice() {
    runtime = rig.start();
    List<CallbackRequest> early =
        IntStream.range(0, 12).mapToObj(i -> rig.request("t" + i, 1, CREATE)).toList();
    early.forEach(rig::awaitEnding);
    try (DispatcherRuntime second = rig.start()) {
      List<CallbackRequest> late =
          IntStream.range(0, 12).mapToObj(i -> rig.request("t" + i, 1, ACTIVATE)).toList();
      Deadline.in(Duration.ofSeconds(15)).await(second.poller()::joined, () -> "not joined");
      List<CallbackRequest> after =
          IntStream.range(0, 12).mapToObj(i -> rig.request("t" + i, 1, DEACTIVATE)).toList();
      late.forEach(rig::awaitEnding);
      after.forEach(rig::awaitEnding);
    }
    IntStream.range(0, 12)
        .forEach(
            i ->
                assertThat(rig.stub.received("/t" + i))
                    .extracting(r -> r.query().replaceAll(".*type=Feature|Command.*", ""))
                    .containsExactly("Create", "Activate", "Deactivate"));
  }
}
