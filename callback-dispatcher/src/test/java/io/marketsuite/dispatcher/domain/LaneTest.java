package io.marketsuite.dispatcher.domain;

import static io.marketsuite.contracts.lifecycle.CallbackEnding.DELIVERED;
import static io.marketsuite.contracts.lifecycle.CallbackEnding.JOINED;
import static io.marketsuite.contracts.lifecycle.CallbackEnding.PRESUMED_DELIVERED;
import static io.marketsuite.contracts.lifecycle.CallbackEnding.REFUSED;
import static io.marketsuite.contracts.lifecycle.CallbackEnding.SUPERSEDED;
import static io.marketsuite.dispatcher.Deliveries.DAY;
import static io.marketsuite.dispatcher.Deliveries.NOON;
import static io.marketsuite.dispatcher.Deliveries.cancellation;
import static io.marketsuite.dispatcher.Deliveries.endingAs;
import static io.marketsuite.dispatcher.Deliveries.entry;
import static io.marketsuite.dispatcher.Deliveries.hook;
import static io.marketsuite.dispatcher.Deliveries.parked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marketsuite.contracts.lifecycle.AttemptOutcome;
import io.marketsuite.contracts.lifecycle.CallbackRequest;
import io.marketsuite.contracts.lifecycle.CallbackStatus;
import io.marketsuite.contracts.lifecycle.CommandKind;
import io.marketsuite.dispatcher.Deliveries;
import io.marketsuite.dispatcher.domain.LaneItem.Cancellation;
import io.marketsuite.dispatcher.domain.LaneItem.Entry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LaneTest {
  private static final Instant DUE = NOON.plusSeconds(5);
  private static final Entry FIRST = entry(1, 1);
  private static final Entry SECOND = entry(2, 1);
  private static final Entry NEXT_GENERATION = entry(3, 2);

  private static Lane healthy(LaneItem... items) {
    return with(Lane.healthy(), items);
  }

  private static Lane parkedLane(LaneItem... items) {
    return with(Lane.parked(DUE, NOON, 1), items);
  }

  private static Lane with(Lane lane, LaneItem... items) {
    Lane longer = lane;
    for (LaneItem item : items) {
      longer = longer.arrived(item);
    }
    return longer;
  }

  private static Entry failed(Entry entry) {
    return entry.with(entry.history().after(AttemptOutcome.RETRYABLE, Optional.of("x"), false));
  }

  private static Work end(Entry entry, io.marketsuite.contracts.lifecycle.CallbackEnding ending) {
    return new Work.End(entry, Conclusion.of(ending));
  }

  @Nested
  class Healthy {
    @Test
    void an_empty_lane_can_be_forgotten() {
      assertThat(Lane.healthy().next(NOON)).isEqualTo(new Work.Forget());
    }

    @Test
    void deliveries_are_sent_one_after_the_other() {
      Lane lane = healthy(FIRST, SECOND);
      assertThat(lane.next(NOON)).isEqualTo(new Work.Send(FIRST));
      lane = lane.concluded(FIRST, Conclusion.of(DELIVERED));
      assertThat(lane.next(NOON)).isEqualTo(end(FIRST, DELIVERED));
      lane = lane.ended(FIRST);
      assertThat(lane.next(NOON)).isEqualTo(new Work.Send(SECOND));
    }

    @Test
    void a_refused_token_sends_the_same_delivery_again_at_once() {
      Entry again = failed(FIRST);
      assertThat(healthy(FIRST, SECOND).again(again).next(NOON)).isEqualTo(new Work.Send(again));
    }

    @Test
    void a_request_that_names_its_ending_is_not_sent() {
      Entry joined = entry(4, endingAs(JOINED));
      assertThat(healthy(joined).next(NOON)).isEqualTo(end(joined, JOINED));
    }

    @Test
    void a_callback_without_a_client_or_an_address_is_refused_unsent() {
      CallbackRequest r = Deliveries.callback(CommandKind.DELETE, CallbackStatus.SUCCESS);
      Entry noClient =
          entry(
              4,
              new CallbackRequest(
                  1,
                  r.commandId(),
                  "acme",
                  "partner",
                  1,
                  r.kind(),
                  r.status(),
                  r.callbackUrl(),
                  r.issuer(),
                  Optional.empty(),
                  Optional.empty(),
                  NOON));
      assertThat(healthy(noClient).next(NOON)).isEqualTo(end(noClient, REFUSED));
    }

    @Test
    void a_cancellation_behind_it_ends_it_before_it_is_sent() {
      Lane lane = healthy(FIRST, SECOND, cancellation(3, FIRST, PRESUMED_DELIVERED));
      assertThat(lane.next(NOON)).isEqualTo(end(FIRST, PRESUMED_DELIVERED));
    }

    @Test
    void a_cancellation_of_another_one_leaves_it() {
      Lane lane = healthy(FIRST, SECOND, cancellation(3, SECOND, SUPERSEDED));
      assertThat(lane.next(NOON)).isEqualTo(new Work.Send(FIRST));
    }

    @Test
    void a_newer_generation_behind_it_supersedes_it() {
      assertThat(healthy(FIRST, NEXT_GENERATION).next(NOON)).isEqualTo(end(FIRST, SUPERSEDED));
    }

    @Test
    void a_cancellation_that_comes_too_late_is_ignored() {
      Cancellation late = cancellation(3, FIRST, SUPERSEDED);
      assertThat(healthy(late).next(NOON)).isEqualTo(new Work.Ignore(late));
      assertThat(healthy(late).cancellationDone().next(NOON)).isEqualTo(new Work.Forget());
    }

    @Test
    void a_late_callback_is_tried_once_before_it_is_given_up() {
      Instant later = NOON.plus(DAY).plusSeconds(1);
      assertThat(healthy(FIRST).next(later)).isEqualTo(new Work.Send(FIRST));
      Entry tried = failed(FIRST);
      assertThat(healthy(FIRST).failed(tried, later).next(later))
          .isEqualTo(new Work.DeadLetter(tried));
    }

    @Test
    void a_hook_is_not_called_after_its_deadline() {
      Entry hook = hook(1, CommandKind.CREATE);
      assertThat(healthy(hook).next(NOON.plusSeconds(3599))).isEqualTo(new Work.Send(hook));
      assertThat(healthy(hook).next(NOON.plusSeconds(3600))).isEqualTo(new Work.DeadLetter(hook));
    }
  }

  @Nested
  class TurningSick {
    private final Entry tried = failed(FIRST);

    @Test
    void the_head_and_those_behind_it_are_parked_together() {
      Lane lane = healthy(FIRST, SECOND).failed(tried, DUE);
      assertThat(lane.next(NOON)).isEqualTo(new Work.Park(List.of(tried, SECOND), DUE));
      lane = lane.parked(List.of(tried, SECOND));
      assertThat(lane.next(NOON)).isEqualTo(new Work.WaitUntil(DUE));
    }

    @Test
    void what_arrives_while_it_is_being_parked_is_appended_afterwards() {
      Lane lane = healthy(FIRST).failed(tried, DUE).arrived(SECOND).parked(List.of(tried));
      assertThat(lane.next(NOON)).isEqualTo(new Work.Append(List.of(SECOND)));
      assertThat(lane.appended(List.of(SECOND)).next(NOON)).isEqualTo(new Work.WaitUntil(DUE));
    }

    @Test
    void a_cancellation_seen_during_the_attempt_applies_once_nothing_is_in_flight() {
      Lane lane =
          healthy(FIRST, SECOND).arrived(cancellation(3, FIRST, SUPERSEDED)).failed(tried, DUE);
      assertThat(lane.next(NOON)).isEqualTo(end(tried, SUPERSEDED));
      assertThat(lane.ended(tried).next(NOON)).isEqualTo(new Work.Send(SECOND));
    }

    @Test
    void a_cancellation_among_those_behind_it_is_not_parked() {
      Cancellation cancel = cancellation(3, SECOND, SUPERSEDED);
      Entry third = entry(4, 1);
      Lane lane = healthy(FIRST, SECOND, cancel, third).failed(tried, DUE);
      assertThat(lane.next(NOON)).isEqualTo(new Work.Park(List.of(tried, SECOND), DUE));
      lane = lane.parked(List.of(tried, SECOND));
      assertThat(lane.next(NOON)).isEqualTo(new Work.EndParked(cancel));
      lane = lane.cancellationDone();
      assertThat(lane.next(NOON)).isEqualTo(new Work.Append(List.of(third)));
    }
  }

  @Nested
  class Parked {
    @Test
    void it_waits_until_it_is_due() {
      assertThat(parkedLane().next(DUE.minusMillis(1))).isEqualTo(new Work.WaitUntil(DUE));
      assertThat(parkedLane().next(DUE)).isEqualTo(new Work.LoadHead());
    }

    @Test
    void its_head_is_tried_and_the_next_one_at_once_when_it_ended() {
      Entry head = parked(FIRST);
      Lane lane = parkedLane().head(Optional.of(head));
      assertThat(lane.next(DUE)).isEqualTo(new Work.Send(head));
      lane = lane.concluded(head, Conclusion.of(DELIVERED));
      assertThat(lane.next(DUE)).isEqualTo(end(head, DELIVERED));
      lane = lane.ended(head);
      assertThat(lane.next(NOON)).isEqualTo(new Work.LoadHead());
    }

    @Test
    void a_head_that_fails_again_is_put_off() {
      Entry head = parked(FIRST);
      Entry tried = failed(head);
      Instant later = DUE.plusSeconds(9);
      Lane lane = parkedLane().head(Optional.of(head)).failed(tried, later);
      assertThat(lane.next(DUE)).isEqualTo(new Work.Reschedule(tried, later));
      assertThat(lane.rescheduled().next(DUE)).isEqualTo(new Work.WaitUntil(later));
    }

    @Test
    void a_head_that_was_tried_long_enough_becomes_a_dead_letter() {
      Entry head = parked(failed(FIRST));
      Instant over = NOON.plus(DAY);
      Lane lane = parkedLane().head(Optional.of(head));
      assertThat(lane.next(over)).isEqualTo(new Work.DeadLetter(head));
      assertThat(lane.ended(head).next(over)).isEqualTo(new Work.LoadHead());
    }

    @Test
    void it_is_healthy_again_when_no_head_is_left() {
      Lane lane = parkedLane().head(Optional.empty());
      assertThat(lane.next(DUE)).isEqualTo(new Work.Forget());
      assertThat(lane.arrived(SECOND).next(DUE)).isEqualTo(new Work.Send(SECOND));
    }

    @Test
    void arrivals_are_appended_and_not_sent_even_when_the_head_is_due() {
      assertThat(parkedLane(SECOND).next(DUE)).isEqualTo(new Work.Append(List.of(SECOND)));
    }

    @Test
    void a_joined_one_ends_at_once() {
      Entry joined = entry(4, endingAs(JOINED));
      Lane lane = parkedLane(joined, SECOND);
      assertThat(lane.next(NOON)).isEqualTo(end(joined, JOINED));
      assertThat(lane.ended(joined).next(NOON)).isEqualTo(new Work.Append(List.of(SECOND)));
    }

    @Test
    void a_newer_generation_ends_those_of_older_ones_first() {
      Lane lane = parkedLane(NEXT_GENERATION);
      assertThat(lane.next(NOON)).isEqualTo(new Work.EndOlder(2));
      assertThat(lane.olderEnded(2).next(NOON))
          .isEqualTo(new Work.Append(List.of(NEXT_GENERATION)));
    }

    @Test
    void a_cancellation_that_arrives_after_the_head_was_read_still_ends_it() {
      Entry head = parked(FIRST);
      Lane lane = parkedLane().head(Optional.of(head)).arrived(cancellation(9, FIRST, SUPERSEDED));
      assertThat(lane.next(DUE)).isEqualTo(end(head, SUPERSEDED));
    }
  }

  @Nested
  class Hooks {
    @Test
    void a_newer_generation_does_not_end_a_vendors_work() {
      Entry newer = entry(2, new Delivery.Hook(generation2(), NOON, NOON.plusSeconds(3600)));
      Entry old = hook(1, CommandKind.CREATE);
      assertThat(healthy(old, newer).next(NOON)).isEqualTo(new Work.Send(old));
    }

    @Test
    void a_cancellation_ends_provisioning_but_never_deprovisioning() {
      Entry create = hook(1, CommandKind.CREATE);
      Entry delete = hook(1, CommandKind.DELETE);
      Entry cleanup = hook(1, CommandKind.CLEANUP);
      assertThat(healthy(create, cancellation(2, create, SUPERSEDED)).next(NOON))
          .isEqualTo(end(create, SUPERSEDED));
      assertThat(healthy(delete, cancellation(2, delete, SUPERSEDED)).next(NOON))
          .isEqualTo(new Work.Send(delete));
      assertThat(healthy(cleanup, cancellation(2, cleanup, SUPERSEDED)).next(NOON))
          .isEqualTo(new Work.Send(cleanup));
    }

    private static io.marketsuite.contracts.lifecycle.ProvisioningRequest generation2() {
      var r = Deliveries.provisioning("r2", CommandKind.CREATE, NOON.plusSeconds(3600));
      return new io.marketsuite.contracts.lifecycle.ProvisioningRequest(
          1,
          r.requestId(),
          r.tenantId(),
          r.featureId(),
          2,
          r.kind(),
          r.delivery(),
          r.issuer(),
          r.clientIds(),
          r.publicClientIds(),
          r.oldVersion(),
          r.newVersion(),
          r.settingsUrl(),
          r.tokenUrl(),
          r.deadline());
    }
  }

  static Stream<Arguments> illegalMoves() {
    Entry head = parked(FIRST);
    Lane sick = healthy(FIRST).failed(failed(FIRST), DUE);
    return Stream.of(
        move("park a healthy lane", healthy(FIRST), l -> l.parked(List.of(FIRST))),
        move("append to a healthy lane", healthy(FIRST), l -> l.appended(List.of(FIRST))),
        move("load a head of a healthy lane", healthy(FIRST), l -> l.head(Optional.empty())),
        move("reschedule in a healthy lane", healthy(FIRST), Lane::rescheduled),
        move("end older ones in a healthy lane", healthy(FIRST), l -> l.olderEnded(2)),
        move("conclude in a sick lane", sick, l -> l.concluded(FIRST, Conclusion.of(DELIVERED))),
        move("fail twice", sick, l -> l.failed(FIRST, DUE)),
        move("finish a cancellation in a sick lane", sick, Lane::cancellationDone),
        move("conclude without a head", parkedLane(), l -> l.concluded(head, null)),
        move("park twice", parkedLane(), l -> l.parked(List.of(head))),
        move("repeat without a head", parkedLane(), l -> l.again(head)),
        move(
            "end one that is put off",
            parkedLane().head(Optional.of(head)).failed(head, DUE),
            l -> l.ended(head)));
  }

  private static Arguments move(String name, Lane lane, UnaryOperator<Lane> move) {
    return Arguments.of(name, lane, move);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("illegalMoves")
  void an_illegal_move_fails(String name, Lane lane, UnaryOperator<Lane> move) {
    assertThatThrownBy(() -> move.apply(lane)).isInstanceOf(IllegalStateException.class);
  }
}
