package io.marketsuite.simulator.domain;

import static io.marketsuite.simulator.domain.CommandKind.ACTIVATE;
import static io.marketsuite.simulator.domain.CommandKind.CLEANUP;
import static io.marketsuite.simulator.domain.CommandKind.CREATE;
import static io.marketsuite.simulator.domain.CommandKind.DEACTIVATE;
import static io.marketsuite.simulator.domain.CommandKind.DELETE;
import static io.marketsuite.simulator.domain.CommandKind.UPDATE;
import static io.marketsuite.simulator.domain.CommandKind.UPGRADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.marketsuite.simulator.domain.FeatureState.Absent;
import io.marketsuite.simulator.domain.FeatureState.Activated;
import io.marketsuite.simulator.domain.FeatureState.Busy;
import io.marketsuite.simulator.domain.FeatureState.Deactivated;
import io.marketsuite.simulator.domain.FeatureState.Resting;
import io.marketsuite.simulator.domain.FeatureState.Waiting;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusMachineTest {
  private static final Resting ABSENT = new Absent();
  private static final Resting DEACTIVATED = new Deactivated();
  private static final Resting ACTIVATED = new Activated();

  /** Every command an administrator can begin: from, kind, status meanwhile, goal. */
  static Stream<Arguments> offered() {
    return Stream.of(
        arguments(ABSENT, CREATE, "installing", DEACTIVATED),
        arguments(DEACTIVATED, ACTIVATE, "activating", ACTIVATED),
        arguments(DEACTIVATED, UPDATE, "updating", DEACTIVATED),
        arguments(DEACTIVATED, DELETE, "uninstalling", ABSENT),
        arguments(ACTIVATED, DEACTIVATE, "deactivating", DEACTIVATED),
        arguments(ACTIVATED, UPDATE, "updating", ACTIVATED),
        arguments(ACTIVATED, UPGRADE, "upgrading", ACTIVATED));
  }

  static Stream<Arguments> notOffered() {
    List<List<Object>> legal = offered().map(row -> List.of(row.get()[0], row.get()[1])).toList();
    return Stream.of(ABSENT, DEACTIVATED, ACTIVATED)
        .flatMap(
            state ->
                Arrays.stream(CommandKind.values())
                    .filter(kind -> kind != CLEANUP)
                    .filter(kind -> !legal.contains(List.<Object>of(state, kind)))
                    .map(kind -> arguments(state, kind)));
  }

  @ParameterizedTest(name = "{1} from {0} is {2} and leads to {3}")
  @MethodSource("offered")
  void an_offered_command_leads_to_its_goal_by_200(
      Resting from, CommandKind kind, String meanwhile, Resting goal) {
    Busy busy = begun(from, kind);

    assertThat(busy.status().word()).isEqualTo(meanwhile);
    assertThat(StatusMachine.answered(busy, new Answer.Replied(200)))
        .isEqualTo(new Ending.Completed(goal));
  }

  @ParameterizedTest(name = "{1} from {0} is no button")
  @MethodSource("notOffered")
  void every_other_command_is_illegal(Resting from, CommandKind kind) {
    assertThat(StatusMachine.begin(from, kind))
        .isInstanceOfSatisfying(
            Beginning.Illegal.class,
            illegal ->
                assertThat(illegal.why())
                    .startsWith("Expected the feature to be ")
                    .contains("but it is " + from.status().word()));
  }

  @ParameterizedTest(name = "{1} from {0} allows no other meanwhile")
  @MethodSource("offered")
  void nothing_begins_while_a_command_is_outstanding(
      Resting from, CommandKind kind, String meanwhile, Resting goal) {
    Busy busy = begun(from, kind);

    assertThat(Arrays.stream(CommandKind.values()).filter(other -> other != CLEANUP))
        .allSatisfy(
            other ->
                assertThat(StatusMachine.begin(busy, other)).isInstanceOf(Beginning.Illegal.class));
  }

  @ParameterizedTest(name = "{1} from {0}, answered 202")
  @MethodSource("offered")
  void a_202_waits_for_the_callback_but_for_an_update_it_is_a_failure(
      Resting from, CommandKind kind, String meanwhile, Resting goal) {
    Ending ending = StatusMachine.answered(begun(from, kind), new Answer.Replied(202));

    if (kind == UPDATE) {
      assertThat(ending).isInstanceOf(Ending.Aborted.class);
      assertThat(ending.next()).isEqualTo(from);
    } else {
      assertThat(ending).isEqualTo(new Ending.Postponed(new Busy(kind, from, Waiting.CALLBACK)));
    }
  }

  @ParameterizedTest(name = "{1} from {0}, refused")
  @MethodSource("offered")
  void any_other_status_or_silence_leads_back(
      Resting from, CommandKind kind, String meanwhile, Resting goal) {
    Busy busy = begun(from, kind);

    assertThat(Stream.of(100, 201, 204, 301, 400, 401, 409, 422, 429, 500, 503))
        .allSatisfy(
            status -> {
              Ending ending = StatusMachine.answered(busy, new Answer.Replied(status));
              assertThat(ending).isInstanceOf(Ending.Aborted.class);
              assertThat(ending.next()).isEqualTo(from);
            });
    assertThat(StatusMachine.answered(busy, new Answer.Silent("Too late.")))
        .isEqualTo(new Ending.Aborted(from, "Too late."));
  }

  @ParameterizedTest(name = "{1} from {0}, called back")
  @MethodSource("offered")
  void a_callback_ends_the_command_of_its_kind(
      Resting from, CommandKind kind, String meanwhile, Resting goal) {
    Busy busy = new Busy(kind, from, Waiting.CALLBACK);

    if (kind == UPDATE) {
      assertThat(StatusMachine.calledBack(busy, kind, CallbackStatus.SUCCESS))
          .isInstanceOf(CallbackVerdict.NotPossible.class);
    } else {
      assertThat(StatusMachine.calledBack(busy, kind, CallbackStatus.SUCCESS))
          .isEqualTo(new CallbackVerdict.Completes(goal));
      assertThat(StatusMachine.calledBack(busy, kind, CallbackStatus.FAILED))
          .isEqualTo(new CallbackVerdict.Aborts(from));
      assertThat(StatusMachine.calledBack(busy, kind, CallbackStatus.IN_PROGRESS))
          .isEqualTo(new CallbackVerdict.NoEffect());
    }
  }

  @Test
  void a_callback_that_is_faster_than_the_202_counts() {
    Busy busy = new Busy(CREATE, ABSENT, Waiting.ANSWER);

    assertThat(StatusMachine.calledBack(busy, CREATE, CallbackStatus.SUCCESS))
        .isEqualTo(new CallbackVerdict.Completes(DEACTIVATED));
  }

  @ParameterizedTest
  @EnumSource(CallbackStatus.class)
  void a_callback_of_another_kind_is_not_expected(CallbackStatus status) {
    Busy busy = new Busy(CREATE, ABSENT, Waiting.CALLBACK);

    assertThat(StatusMachine.calledBack(busy, DELETE, status))
        .isInstanceOf(CallbackVerdict.NotExpected.class);
  }

  @ParameterizedTest
  @EnumSource(CallbackStatus.class)
  void a_callback_without_an_outstanding_command_is_not_expected(CallbackStatus status) {
    assertThat(StatusMachine.calledBack(ACTIVATED, ACTIVATE, status))
        .isInstanceOf(CallbackVerdict.NotExpected.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = CommandKind.class,
      names = {"UPDATE", "CLEANUP"})
  void update_and_cleanup_have_no_callback(CommandKind kind) {
    assertThat(StatusMachine.calledBack(ACTIVATED, kind, CallbackStatus.SUCCESS))
        .isInstanceOf(CallbackVerdict.NotPossible.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 202})
  void a_cleanup_ends_by_200_and_202(int status) {
    assertThat(StatusMachine.endsCleanup(new Answer.Replied(status))).isTrue();
  }

  @Test
  void a_cleanup_is_attempted_again_after_anything_else() {
    assertThat(StatusMachine.endsCleanup(new Answer.Replied(409))).isFalse();
    assertThat(StatusMachine.endsCleanup(new Answer.Silent("Nothing."))).isFalse();
  }

  @Test
  void a_cleanup_is_no_status_and_no_button() {
    assertThatThrownBy(() -> new Busy(CLEANUP, ACTIVATED, Waiting.ANSWER))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StatusMachine.begin(ACTIVATED, CLEANUP))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Busy begun(Resting from, CommandKind kind) {
    Beginning beginning = StatusMachine.begin(from, kind);
    assertThat(beginning).isInstanceOf(Beginning.Begun.class);
    return ((Beginning.Begun) beginning).busy();
  }
}
